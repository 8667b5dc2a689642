using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Guidance;
using GovOpen.Office.Orders;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Matters;

/// <summary>事项清单: which unit deals with what; whoever may, sets the whole list of one.</summary>
internal static class ShowMatters
{
    public static Task<IResult> Handle(Guid? unit, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(unit, form: null, StatusCodes.Status200OK, api, visit, ct);

    public static async Task<IResult> Set(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("version", "unitId");
        if (form.IsWrong || !Guid.TryParse(form["unitId"], out var unit)) return await WithAsync(null, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var classes = form.Text("classes").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var answer = await api.PutAsync<MatterList>("hotline", $"api/matters/{unit}", new { version = form.Number("version"), classes }, ct);
        if (answer.Value is not null) return visit.GoTo("/orders/matters", done: "mattersSet");
        return answer.IsRefusal ? await WithAsync(unit, form.Refuse(answer.Problem, answer.Status, SetSynonyms.InForm), answer.Status, api, visit, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Guid? unit, Form? form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var (asked, classes) = (api.GetAsync<MatterLists>("hotline", "api/matters", ct), api.GetAsync<ClassList>("hotline", "api/classes", ct));
        var units = visit.May(StaffAction.ManageMatters) ? api.GetAsync<UnitList>("identity", "api/units", ct) : null;
        if ((await asked).Value is not { } lists) return Page.Failed(await asked);

        var chosen = lists.Lists.FirstOrDefault(list => list.UnitId == unit);
        return Page.Show<MattersPage>(new MattersModel(
            lists, chosen, (await classes).Value, units is null ? null : (await units).Value, form ?? new Form().With("unitId", unit?.ToString()).With("classes", string.Join('\n', chosen?.Classes ?? []))), status);
    }
}

/// <param name="Lists">As they are now.</param>
/// <param name="Chosen">The one that the form is about; null: one that is to be.</param>
/// <param name="Classes">What there is; null: cannot be looked up now.</param>
/// <param name="Units">Whose list can be set; null: whoever looks sets none.</param>
/// <param name="Form">As typed.</param>
public sealed record MattersModel(MatterLists Lists, MatterList? Chosen, ClassList? Classes, UnitList? Units, Form Form);
