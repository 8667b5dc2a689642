using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Guidance;

/// <summary>What comes first for a question: the list, and the form that says it of one.</summary>
internal static class SetBestBet
{
    public static async Task<IResult> Show(string? question, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<BestBetList>("publishing", "api/best-bets", ct);
        if (answer.Value is not { } list) return Page.Failed(answer);

        var documents = list.BestBets.FirstOrDefault(bet => bet.Question == question)?.Documents ?? [];
        return Page.Show<BestBetsPage>(new BestBetsModel(list, new Form().With("question", question).With("documentIds", string.Join('\n', documents.Select(document => document.Id)))));
    }

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("question");
        var documents = form.Documents("documentIds");
        if (form.IsWrong) return await WithAsync(form, StatusCodes.Status400BadRequest, api, ct);

        var answer = await api.PutAsync<BestBet>("publishing", "api/best-bets", new { question = form["question"], documentIds = documents }, ct);
        if (answer.Value is not null) return visit.GoTo("/guidance/best-bets", done: documents.Count > 0 ? "bestBetSet" : "bestBetRemoved");
        return answer.IsRefusal ? await WithAsync(form.Refuse(answer.Problem, answer.Status, SetSynonyms.InForm), answer.Status, api, ct) : Page.Failed(answer);
    }

    private static async Task<IResult> WithAsync(Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<BestBetList>("publishing", "api/best-bets", ct);
        return answer.Value is { } list ? Page.Show<BestBetsPage>(new BestBetsModel(list, form), status) : Page.Failed(answer);
    }
}

/// <param name="List">What stands.</param>
/// <param name="Form">That says something of a question.</param>
public sealed record BestBetsModel(BestBetList List, Form Form);
