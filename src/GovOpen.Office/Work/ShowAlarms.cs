using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Work;

/// <summary>The alarms that stand, or those that somebody has cleared.</summary>
internal static class ShowAlarms
{
    public static Task<IResult> Handle(string? cleared, StaffApi api, CancellationToken ct) => WithAsync(cleared == "true", null, new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> WithAsync(bool cleared, Guid? tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<AlarmList>("publishing", cleared ? "api/alarms?cleared=true" : "api/alarms", ct);
        return answer.Value is { } list ? Page.Show<AlarmsPage>(new AlarmsModel(list.Alarms, cleared, tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="Alarms">The newest first.</param>
/// <param name="Cleared">Which of both.</param>
/// <param name="Tried">The alarm whose form was sent.</param>
/// <param name="Form">As it was filled in.</param>
public sealed record AlarmsModel(IReadOnlyList<Alarm> Alarms, bool Cleared, Guid? Tried, Form Form)
{
    public Form FormOf(Guid alarm) => alarm == Tried ? Form : new Form();

    /// <summary>It was cleared by somebody else while the form was filled in.</summary>
    public bool IsGone => Tried is { } tried && Alarms.All(alarm => alarm.Id != tried);
}
