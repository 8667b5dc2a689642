using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Accounts;

/// <summary>Opens an account; its first password is shown once.</summary>
internal static class CreateAccount
{
    public static Task<IResult> Show(StaffApi api, CancellationToken ct) => WithAsync(new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, CancellationToken ct)
    {
        var form = new Form(posted).Require("username", "displayName", "unitId");
        if (form["unitId"].Length > 0 && !Guid.TryParse(form["unitId"], out _)) form.Wrong("unitId", "mistake.missing");
        if (form.IsWrong) return await WithAsync(form, StatusCodes.Status400BadRequest, api, ct);

        var body = new { username = form["username"], displayName = form["displayName"], unitId = form["unitId"], roles = form.All("roles") };
        var answer = await api.PostAsync<NewAccount>("identity", "api/accounts", body, ct);
        if (answer.Value is { } created) return Page.Show<InitialPasswordPage>(created, StatusCodes.Status201Created);
        return answer.IsRefusal ? await WithAsync(form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Form form, int status, StaffApi api, CancellationToken ct)
    {
        var units = await api.GetAsync<UnitList>("identity", "api/units", ct);
        return units.Value is { } list ? Page.Show<NewAccountPage>(new NewAccountModel(form, list), status) : Page.Failed(units);
    }
}

/// <param name="Form">As typed.</param>
/// <param name="Units">To choose from.</param>
public sealed record NewAccountModel(Form Form, UnitList Units);
