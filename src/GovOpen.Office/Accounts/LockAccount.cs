using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Shuts somebody out, until it is unlocked again.</summary>
internal static class LockAccount
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        return ShowOneAccount.ChangeAsync<AccountView>(id, "lock", form, new { reason = form["reason"] }, api, visit, _ => visit.GoTo($"/accounts/{id}", "locked"), ct);
    }
}
