using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Moves somebody to another unit.</summary>
internal static class MoveAccount
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("unitId");
        if (form["unitId"].Length > 0 && !Guid.TryParse(form["unitId"], out _)) form.Wrong("unitId", "mistake.missing");
        return ShowOneAccount.ChangeAsync<AccountView>(
            id, "unit", form, new { unitId = form["unitId"], reason = form["reason"] }, api, visit, _ => visit.GoTo($"/accounts/{id}", "moved"), ct);
    }
}
