using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>A clean-up, checked: what is wrong with its lists, or what publishing them would do.</summary>
internal static class ShowCleanUp
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> WithAsync(Guid id, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<CheckedCleanUp>("publishing", $"api/clean-ups/{id}", ct);
        return answer.Value is { } found ? Page.Show<CleanUpPage>(new CleanUpModel(found, form), status) : Page.Failed(answer);
    }
}

/// <param name="Found">As it is now.</param>
/// <param name="Form">For publishing.</param>
public sealed record CleanUpModel(CheckedCleanUp Found, Form Form)
{
    /// <summary>A mistake with the list, the line and what stands there; none of them where it is about the whole.</summary>
    public IEnumerable<(string? List, int Line, string Says, string Field, string Reason)> Mistakes
    {
        get
        {
            var items = Found.CleanUp.Content.Items;
            foreach (var error in Found.Errors)
            {
                if (CleanUpForm.IndexOf(error.Field) is not { } index || index >= items.Count)
                {
                    yield return (null, 0, "", error.Field, error.Reason);
                    continue;
                }

                var item = items[index];
                yield return (CamelCase.Of(item.Outcome), items.Take(index + 1).Count(other => other.Outcome == item.Outcome), CleanUpForm.LineOf(item), error.Field, error.Reason);
            }
        }
    }
}
