using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>The clean-ups of the own unit, the newest first.</summary>
internal static class ShowCleanUps
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<CleanUpList>("publishing", "api/clean-ups", ct);
        return answer.Value is { } list ? Page.Show<CleanUpsPage>(list) : Page.Failed(answer);
    }
}
