using GovOpen.Office.Calls;
using GovOpen.Office.Documents;
using GovOpen.Office.Drafts;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Purges;

/// <summary>Asks that all texts of a document or a draft be taken out, from its page.</summary>
internal static class ProposePurge
{
    public static Task<IResult> OfDocument(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) =>
        HandleAsync(posted, reason => new { reason, documentId = id }, (form, status) => ShowDocument.WithAsync(id, "purge", form, status, api, ct), api, visit, ct);

    public static Task<IResult> OfDraft(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) =>
        HandleAsync(posted, reason => new { reason, draftId = id }, (form, status) => ShowDraft.WithAsync(id, "purge", form, status, api, visit, ct), api, visit, ct);

    private static async Task<IResult> HandleAsync(IFormCollection posted, Func<string, object> body, Func<Form, int, Task<IResult>> show, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("reason");
        if (form.IsWrong) return await show(form, StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<Purge>("publishing", "api/purges", body(form["reason"]), ct);
        if (answer.Value is not null) return visit.GoTo("/purges", done: "purgeProposed");
        return answer.IsRefusal ? await show(form.Refuse(answer.Problem, answer.Status), answer.Status) : Page.Failed(answer);
    }
}
