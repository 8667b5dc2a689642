using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Accounts;

/// <summary>Takes a lost second factor away; the next sign-in asks for a new one.</summary>
internal static class ResetSecondFactor
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        return ShowOneAccount.ChangeAsync<Nothing>(id, "second-factor/reset", form, new { reason = form["reason"] }, api, visit, _ => visit.GoTo($"/accounts/{id}", "secondFactorReset"), ct);
    }
}
