using GovOpen.Office.Calls;
using GovOpen.Office.Documents;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>Begins a document, or the correction of one.</summary>
internal static class CreateDraft
{
    public static async Task<IResult> Show(Guid? corrects, StaffApi api, Visit visit, CancellationToken ct)
    {
        if (corrects is not { } id) return Page.Show<EditDraftPage>(new EditDraftModel(null, DraftForm.Empty(visit.Actor?.Unit)));
        var answer = await api.GetAsync<DocumentFile>("publishing", $"api/documents/{id}", ct);
        return answer.Value is { } file ? Page.Show<EditDraftPage>(new EditDraftModel(null, DraftForm.Correcting(file))) : Page.Failed(answer);
    }

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var typed = new Form(posted);
        if (EditDraft.ChangedRows(typed) is { } changed) return Page.Show<EditDraftPage>(new EditDraftModel(null, changed));

        var form = DraftForm.Read(typed, dropEmpty: true);
        var content = DraftForm.InputOf(form);
        if (form.IsWrong) return Page.Show<EditDraftPage>(new EditDraftModel(null, form), StatusCodes.Status400BadRequest);

        var corrects = Guid.TryParse(form["corrects"], out var id) ? id : (Guid?)null;
        var answer = await api.PostAsync<Draft>("publishing", "api/drafts", new { content, corrects, reason = corrects is null ? null : form["reason"] }, ct);
        if (answer.Value is { } draft) return visit.GoTo($"/drafts/{draft.Id}", done: "draftCreated");
        return answer.IsRefusal ? Page.Show<EditDraftPage>(new EditDraftModel(null, form.Refuse(answer.Problem, answer.Status, DraftForm.Place)), answer.Status) : Page.Failed(answer);
    }
}
