using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>Writes the lists anew.</summary>
internal static class SaveCleanUp
{
    public static async Task<IResult> Show(Guid id, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<CheckedCleanUp>("publishing", $"api/clean-ups/{id}", ct);
        return answer.Value is { } found ? Page.Show<EditCleanUpPage>(new EditCleanUpModel(id, CleanUpForm.Of(found.CleanUp))) : Page.Failed(answer);
    }

    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        var (content, revision) = (CleanUpForm.ContentOf(form), form.Revision());
        if (form.IsWrong) return Page.Show<EditCleanUpPage>(new EditCleanUpModel(id, form), StatusCodes.Status400BadRequest);

        var answer = await api.PutAsync<CleanUp>("publishing", $"api/clean-ups/{id}", new { revision, content }, ct);
        if (answer.Value is not null) return visit.GoTo($"/clean-ups/{id}", done: "cleanUpSaved");
        return answer.IsRefusal ? Page.Show<EditCleanUpPage>(new EditCleanUpModel(id, form.Refuse(answer.Problem, answer.Status, CleanUpForm.PlaceIn(form))), answer.Status) : Page.Failed(answer);
    }
}
