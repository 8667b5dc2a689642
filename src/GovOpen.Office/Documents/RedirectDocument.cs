using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>Leads readers of one document to another.</summary>
internal static class RedirectDocument
{
    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("redirectTo", "reason");
        if (!Guid.TryParse(form["redirectTo"], out var to) && form["redirectTo"].Length > 0) form.Wrong("redirectTo", "mistake.id");
        return ShowDocument.ChangeAsync(id, "redirect", form, version => new { version, to, reason = form["reason"] }, "documentRedirected", api, visit, ct, field => (field == "to" ? "redirectTo" : field, null));
    }
}
