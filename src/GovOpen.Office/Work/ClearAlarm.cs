using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Work;

/// <summary>Somebody has looked and says what was done.</summary>
internal static class ClearAlarm
{
    public static async Task<IResult> Handle(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("remark");
        if (form.IsWrong) return await ShowAlarms.WithAsync(cleared: false, id, form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PostAsync<Nothing>("publishing", $"api/alarms/{id}/clear", new { remark = form["remark"] }, ct);
        if (answer.Value is not null) return visit.GoTo("/work/alarms", done: "alarmCleared");
        return answer.IsRefusal ? await ShowAlarms.WithAsync(cleared: false, id, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}
