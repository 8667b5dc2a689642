using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Units;

/// <summary>Gives a unit another name.</summary>
internal static class RenameUnit
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("name");
        return ShowUnit.ChangeAsync(id, "rename", form, new { name = form["name"] }, "unitRenamed", api, visit, ct);
    }
}
