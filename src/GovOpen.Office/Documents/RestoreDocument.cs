using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>Makes public again what was withdrawn.</summary>
internal static class RestoreDocument
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        return ShowDocument.ChangeAsync(id, "restore", form, version => new { version, reason = form["reason"] }, "documentRestored", api, visit, ct);
    }
}
