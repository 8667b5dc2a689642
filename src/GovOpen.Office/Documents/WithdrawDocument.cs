using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>Takes a document off the public site.</summary>
internal static class WithdrawDocument
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        return ShowDocument.ChangeAsync(id, "withdraw", form, version => new { version, reason = form["reason"] }, "documentWithdrawn", api, visit, ct);
    }
}
