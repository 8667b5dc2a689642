using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Desk;

/// <summary>
/// What an agent has before them while a caller is on the line: the best answer with its clause and its last day, and what is related. One
/// form, which a script asks again as one types.
/// </summary>
internal static class ShowDesk
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, Visit visit, CancellationToken ct)
    {
        var desk = DeskQuestion.Read(request.Query, visit);
        if (desk.Q.Length == 0) return Page.Show<DeskPage>(new DeskModel(desk, [], null));

        var answer = await api.GetAsync<KnowledgeResponse>("search", desk.ApiAddress, ct);
        return answer.Value is { } found ? Page.Show<DeskPage>(new DeskModel(desk, found.Entries, null))
            : answer.Status == StatusCodes.Status401Unauthorized ? Page.Failed(answer)
            // The caller is on the line: say what is wrong where the answer would be.
            : Page.Show<DeskPage>(new DeskModel(desk, [], answer.Problem?.Title ?? ""), answer.Status);
    }
}

/// <param name="Q">As typed.</param>
/// <param name="Division">Of the caller; the agent's own unless another is chosen.</param>
public sealed record DeskQuestion(string Q, string? Division)
{
    public const int Longest = 500;

    public static DeskQuestion Read(IQueryCollection query, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(visit);
        var q = query["q"].ToString().Trim();
        return new(q.Length > Longest ? q[..Longest] : q, query.TryGetValue("division", out var division) ? (division.ToString().Trim() is { Length: > 0 } given ? given : null) : visit.Actor?.Division);
    }

    public string ApiAddress => QueryHelpers.AddQueryString("api/knowledge", Asked());

    /// <summary>This page.</summary>
    public string Address => QueryHelpers.AddQueryString("/desk", Asked());

    private Dictionary<string, string?> Asked()
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal) { ["q"] = Q };
        if (Division is not null) asked["division"] = Division;
        return asked;
    }
}

/// <param name="Asked">What was asked.</param>
/// <param name="Entries">The best first.</param>
/// <param name="Problem">Why nothing can be said now; null: it can.</param>
public sealed record DeskModel(DeskQuestion Asked, IReadOnlyList<KnowledgeEntry> Entries, string? Problem);

/// <summary>An answer as it is read out, sent or pasted: with its source, so that whoever gets it can look it up.</summary>
internal static class AnswerText
{
    public static string Of(KnowledgeEntry entry)
    {
        var lines = new List<string> { entry.Answer };
        lines.AddRange(entry.Basis.Select(basis => $"依据：《{basis.Title}》{(basis.Number is null ? "" : $"（{basis.Number}）")}{basis.Clause}{(basis.Quote.Length == 0 ? "" : $"：“{basis.Quote}”")}"));
        if (entry.ValidTo is { } last) lines.Add(string.Create(CultureInfo.InvariantCulture, $"有效期至：{last:yyyy年M月d日}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"来源：/{(entry.Type == EntryType.Answer ? "answers" : "interpretations")}/{entry.Id}（第{entry.Version}版）"));
        return string.Join('\n', lines);
    }
}
