using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Purges;

/// <summary>The second person does not agree.</summary>
internal static class RefusePurge
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        return ShowPurges.DecideAsync(id, "refuse", form, new { reason = form["reason"] }, "purgeRefused", api, visit, ct);
    }
}
