using System.Text.RegularExpressions;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Guidance;

/// <summary>What comes first for a question: the list, and the form that says it of one.</summary>
internal static partial class SetBestBet
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
        var documents = form.Text("documentIds").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).ToList();
        if (documents.Contains(null)) form.Wrong("documentIds", "mistake.document");
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

    /// <summary>The document that an address names, of the public site or of this one; or its identifier.</summary>
    private static Guid? Read(string line) => Identifier().Match(line) is { Success: true } found && Guid.TryParse(found.Value, out var id) ? id : null;

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}

/// <param name="List">What stands.</param>
/// <param name="Form">That says something of a question.</param>
public sealed record BestBetsModel(BestBetList List, Form Form);
