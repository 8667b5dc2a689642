using GovOpen.Contracts.Search.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Guidance;

/// <summary>What many asked in vain.</summary>
internal static class ShowQuestions
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<UnansweredQuestionList>("search", "api/unanswered-questions", ct);
        return answer.Value is { } list ? Page.Show<QuestionsPage>(list) : Page.Failed(answer);
    }
}
