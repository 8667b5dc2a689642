using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>Publishes the result: all of it, or nothing.</summary>
internal static class PublishCleanUp
{
    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        var revision = form.Revision();
        if (form.IsWrong) return await ShowCleanUp.WithAsync(id, form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<CleanUp>("publishing", $"api/clean-ups/{id}/publish", new { revision }, ct);
        if (answer.Value is not null) return visit.GoTo($"/clean-ups/{id}", done: "cleanUpPublished");
        return answer.IsRefusal ? await ShowCleanUp.WithAsync(id, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}
