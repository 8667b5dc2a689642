using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Desk;

/// <summary>Keeps what an agent told a caller, says whether it holds, and shows it again under its number. Or notes that there is no answer.</summary>
internal static class GiveAnswer
{
    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("entryId", "version", "question", "mark");
        if (!Guid.TryParse(form["entryId"], out var entry) || !long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return Page.Failed(StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<GivenRecorded>("interpretation", "api/knowledge/given", new { entryId = entry, version, question = form["question"], mark = form["mark"] }, ct);
        return answer.Value is { } recorded ? visit.GoTo($"/desk/given/{recorded.Id}") : Page.Failed(answer);
    }

    public static async Task<IResult> Show(Guid id, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<GivenAnswer>("interpretation", $"api/knowledge/given/{id}", ct);
        return answer.Value is { } given ? Page.Show<GivenPage>(given) : Page.Failed(answer);
    }

    public static async Task<IResult> Missing(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require("question");
        if (form.IsWrong) return Page.Failed(StatusCodes.Status400BadRequest);

        var answer = await api.PostAsync<MissingNoted>("interpretation", "api/knowledge/missing", new { question = form["question"] }, ct);
        return answer.Value is { } missing ? visit.GoTo("/desk", done: missing.Noted ? "missingNoted" : "missingTooLong") : Page.Failed(answer);
    }
}

/// <summary>What was told a caller.</summary>
public sealed record GivenAnswer(Guid Id, string Question, DateOnly AsOf, string Mark, bool Held, string Person, DateTimeOffset At, KnowledgeEntry Entry, bool IsCurrent, string? RetiredBecause);

public sealed record GivenRecorded(Guid Id, bool Holds, string? Reason);

public sealed record MissingNoted(bool Noted);
