using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Units;

/// <summary>Founds a unit.</summary>
internal static class CreateUnit
{
    public static Task<IResult> Show(StaffApi api, CancellationToken ct) => WithAsync(new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("name", "division");
        if (form["division"].Length > 0 && !DivisionCode.IsOne(form["division"])) form.Wrong("division", "mistake.division");
        if (form.IsWrong) return await WithAsync(form, StatusCodes.Status400BadRequest, api, ct);

        var body = new { name = form["name"], division = form["division"], parentId = Guid.TryParse(form["parentId"], out var parent) ? parent : (Guid?)null };
        var answer = await api.PostAsync<Unit>("identity", "api/units", body, ct);
        if (answer.Value is not null) return visit.GoTo("/units", done: "unitCreated");
        return answer.IsRefusal ? await WithAsync(form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Form form, int status, StaffApi api, CancellationToken ct)
    {
        var units = await api.GetAsync<UnitList>("identity", "api/units", ct);
        return units.Value is { } list ? Page.Show<NewUnitPage>(new NewUnitModel(form, list), status) : Page.Failed(units);
    }
}

/// <param name="Form">As typed.</param>
/// <param name="Units">Those it can belong to.</param>
public sealed record NewUnitModel(Form Form, UnitList Units);
