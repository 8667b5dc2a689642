using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>Takes a step of a draft; if it is refused, the draft again, as it is now, with the form as it was filled in.</summary>
internal static class TakeStep
{
    /// <summary>For the routes.</summary>
    public static Delegate Of(DraftStep step) => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => HandleAsync(step, id, posted, api, visit, ct);

    private static async Task<IResult> HandleAsync(DraftStep step, Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(step.Required);
        var body = step.BodyOf(form);
        if (form.IsWrong) return await ShowDraft.WithAsync(id, step.Name, form, StatusCodes.Status400BadRequest, api, visit, ct);

        var answer = await api.PostAsync<Draft>("publishing", $"api/drafts/{id}/{step.Path}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/drafts/{id}", done: step.Name);
        return answer.IsRefusal ? await ShowDraft.WithAsync(id, step.Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, ct) : Page.Failed(answer);
    }
}
