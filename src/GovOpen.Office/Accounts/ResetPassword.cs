using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Gives somebody a new initial password, which is shown this once and must be changed when it is used.</summary>
internal static class ResetPassword
{
    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        var account = await api.GetAsync<AccountView>("identity", $"api/accounts/{id}", ct);
        if (account.Value is not { } found) return Page.Failed(account);

        return await ShowOneAccount.ChangeAsync<InitialPassword>(
            id, "password", form, new { reason = form["reason"] }, api, visit, password => Page.Show<InitialPasswordPage>(new NewAccount(found, password.Text)), ct);
    }
}
