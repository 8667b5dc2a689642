using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.QaBase;

/// <summary>Of which questions the base has no answer, what is asked most first.</summary>
internal static class ShowSuggestions
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<SuggestionList>("interpretation", "api/qa/suggestions", ct);
        return answer.Value is { } list ? Page.Show<SuggestionsPage>(list) : Page.Failed(answer);
    }
}

/// <param name="IsComplete">Whether the search could be asked.</param>
public sealed record SuggestionList(IReadOnlyList<Suggestion> Suggestions, bool IsComplete);

/// <param name="Others">Other ways to ask the same.</param>
public sealed record Suggestion(string Question, int Times, DateOnly LastAskedOn, IReadOnlyList<string> Others);
