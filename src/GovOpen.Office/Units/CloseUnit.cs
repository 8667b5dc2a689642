using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Units;

/// <summary>Closes a unit; its name and its documents stay.</summary>
internal static class CloseUnit
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        return ShowUnit.ChangeAsync(id, "close", form, new { reason = form["reason"] }, "unitClosed", api, visit, ct);
    }
}
