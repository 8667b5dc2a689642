using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Account;

/// <summary>Hands an own role to a colleague for some days.</summary>
internal static class DelegateRole
{
    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var form = new Form(posted).Require("role", "to", "from", "until", "reason");
        foreach (var day in new[] { "from", "until" })
        {
            if (form[day].Length > 0 && !IsDay(form[day])) form.Wrong(day, "mistake.day");
        }

        if (!form.IsWrong && string.CompareOrdinal(form["until"], form["from"]) < 0) form.Wrong("until", "mistake.order");
        if (form.IsWrong) return await ShowAccount.WithAsync(form, StatusCodes.Status400BadRequest, api, visit, clock, ct);

        var body = new { role = form["role"], to = form["to"], from = form["from"], until = form["until"], reason = form["reason"] };
        var answer = await api.PostAsync<Nothing>("identity", "api/account/delegations", body, ct);
        if (answer.Value is not null) return visit.GoTo("/account", done: "delegated");
        return answer.IsRefusal
            ? await ShowAccount.WithAsync(form.Refuse(answer.Problem, answer.Status), answer.Status, api, visit, clock, ct)
            : Page.Failed(answer);
    }

    private static bool IsDay(string text) => WrittenDay.TryRead(text, out _);
}
