using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Purges;

/// <summary>A second person agrees.</summary>
internal static class ConfirmPurge
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) =>
        ShowPurges.DecideAsync(id, "confirm", new Form(posted).Require("sure"), new { }, "purgeConfirmed", api, visit, ct);
}
