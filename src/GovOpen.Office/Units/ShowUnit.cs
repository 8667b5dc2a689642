using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Units;

/// <summary>One unit, with what can be done to it.</summary>
internal static class ShowUnit
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>Sends a change; if it is refused, the page again with the form as it was filled in.</summary>
    public static async Task<IResult> ChangeAsync(Guid id, string action, Form form, object body, string done, StaffApi api, Visit visit, CancellationToken ct)
    {
        if (form.IsWrong) return await WithAsync(id, action, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : (long?)null;
        var answer = await api.PostAsync<Unit>("identity", $"api/units/{id}/{action}", body, ct, version);
        if (answer.Value is not null) return visit.GoTo("/units", done);
        return answer.IsRefusal ? await WithAsync(id, action, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Guid id, string action, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var units = await api.GetAsync<UnitList>("identity", "api/units", ct);
        if (units.Value is not { } list) return Page.Failed(units);
        if (list.Units.FirstOrDefault(unit => unit.Id == id) is not { } found) return Page.Failed(StatusCodes.Status404NotFound);
        return visit.May(StaffAction.ManageUnits, found.Division) ? Page.Show<UnitPage>(new UnitModel(found, action, form), status) : Page.Failed(StatusCodes.Status403Forbidden);
    }
}

/// <param name="Unit">As it is now.</param>
/// <param name="Action">What was tried.</param>
/// <param name="Form">With what.</param>
public sealed record UnitModel(Unit Unit, string Action, Form Form)
{
    public Form FormOf(string action) => action == Action ? Form : new Form().With("name", Unit.Name);
}
