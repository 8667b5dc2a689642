using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Lets somebody in again.</summary>
internal static class UnlockAccount
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        return ShowOneAccount.ChangeAsync<AccountView>(id, "unlock", form, new { reason = form["reason"] }, api, visit, _ => visit.GoTo($"/accounts/{id}", "unlocked"), ct);
    }
}
