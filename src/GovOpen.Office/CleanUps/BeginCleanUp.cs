using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>Begins a clean-up with its first lists.</summary>
internal static class BeginCleanUp
{
    public static IResult Show() => Page.Show<EditCleanUpPage>(new EditCleanUpModel(null, new Form()));

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        var content = CleanUpForm.ContentOf(form);
        if (form.IsWrong) return Page.Show<EditCleanUpPage>(new EditCleanUpModel(null, form), StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<CleanUp>("publishing", "api/clean-ups", content, ct);
        if (answer.Value is { } begun) return visit.GoTo($"/clean-ups/{begun.Id}", done: "cleanUpSaved");
        return answer.IsRefusal ? Page.Show<EditCleanUpPage>(new EditCleanUpModel(null, form.Refuse(answer.Problem, answer.Status, CleanUpForm.PlaceIn(form))), answer.Status) : Page.Failed(answer);
    }
}

/// <param name="Id">Of the clean-up; null: a new one.</param>
/// <param name="Form">As typed.</param>
public sealed record EditCleanUpModel(Guid? Id, Form Form);
