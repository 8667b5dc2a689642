using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Accounts;

/// <summary>One account, with what can be done to it.</summary>
internal static class ShowOneAccount
{
    public static Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, visit, ct);

    /// <summary>
    /// Sends a change with the version that was seen; if it is refused, the page again with the form as it was filled in, over
    /// what the account is now.
    /// </summary>
    public static async Task<IResult> ChangeAsync<T>(Guid id, string action, Form form, object body, StaffApi api, Visit visit, Func<T, IResult> done, CancellationToken ct) where T : class
    {
        if (form.Require("reason").IsWrong) return await WithAsync(id, action, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : (long?)null;
        var answer = await api.PostAsync<T>("identity", $"api/accounts/{id}/{action}", body, ct, version);
        if (answer.Value is { } value) return done(value);
        return answer.IsRefusal ? await WithAsync(id, action, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Guid id, string action, Form form, int status, StaffApi api, Visit visit, CancellationToken ct)
    {
        var account = await api.GetAsync<AccountView>("identity", $"api/accounts/{id}", ct);
        if (account.Value is not { } found) return Page.Failed(account);

        var units = await api.GetAsync<UnitList>("identity", "api/units", ct);
        return units.Value is { } all
            ? Page.Show<AccountDetailPage>(new AccountDetailModel(found, all, visit.May(StaffAction.ManageAccounts, found.Division), action, form), status)
            : Page.Failed(units);
    }
}

/// <param name="Account">As it is now.</param>
/// <param name="Units">To move to.</param>
/// <param name="MayManage">Whether the person may change it, or only look.</param>
/// <param name="Action">What was tried.</param>
/// <param name="Form">With what.</param>
public sealed record AccountDetailModel(AccountView Account, UnitList Units, bool MayManage, string Action, Form Form)
{
    public bool IsTried(string action) => action == Action;

    public Form FormOf(string action) => IsTried(action)
        ? Form
        : new Form().With("roles", [.. Account.Roles.Select(role => role.ToString())]).With("unitId", Account.UnitId?.ToString());
}
