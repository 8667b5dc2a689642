using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Gives and takes roles.</summary>
internal static class ChangeRoles
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        return ShowOneAccount.ChangeAsync<AccountView>(id, "roles", form, new { roles = form.All("roles"), reason = form["reason"] }, api, visit, _ => visit.GoTo($"/accounts/{id}", "rolesChanged"), ct);
    }
}
