using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Documents;

/// <summary>Records what happened to a document by a decision that was not drafted here.</summary>
internal static class RecordAct
{
    /// <summary>What can be recorded; the rest has ways of its own.</summary>
    public static IReadOnlyList<ActType> Types { get; } =
        [ActType.Repealed, ActType.PartlyRepealed, ActType.Amended, ActType.Extended, ActType.Suspended, ActType.Resumed, ActType.DeclaredLapsed];

    public static Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("type", "on", "decidedBy");
        var (on, until) = (form.Day("on"), form.Day("until"));
        var articles = form["articles"].Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var byId = Guid.TryParse(form["decidedBy"], out var ours) ? ours : (Guid?)null;
        return ShowDocument.ChangeAsync(id, "acts", form, version => new
        {
            version,
            type = form["type"],
            on,
            until,
            articles = articles.Length > 0 ? articles : null,
            by = byId is null ? form["decidedBy"] : null,
            byId,
            reason = form.Given("reason"),
            text = string.IsNullOrWhiteSpace(form.Text("text")) ? null : form.Text("text"),
        }, "actRecorded", api, visit, ct, field => (field is "by" or "byId" ? "decidedBy" : field, null));
    }
}
