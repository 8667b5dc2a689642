using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Work;

/// <summary>The three work lists.</summary>
internal static class ShowWork
{
    public static async Task<IResult> Lapsing(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Lapsing>("publishing", "api/work/lapsing", ct);
        return answer.Value is { } list ? Page.Show<LapsingPage>(list) : Page.Failed(answer);
    }

    public static async Task<IResult> Undisclosed(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Undisclosed>("publishing", "api/work/undisclosed", ct);
        return answer.Value is { } list ? Page.Show<UndisclosedPage>(list) : Page.Failed(answer);
    }

    public static async Task<IResult> Readiness(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<Readiness>("publishing", "api/work/readiness", ct);
        return answer.Value is { } list ? Page.Show<ReadinessPage>(list) : Page.Failed(answer);
    }
}
