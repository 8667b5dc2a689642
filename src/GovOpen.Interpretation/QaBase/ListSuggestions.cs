using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// Of which questions the base has no answer: what many asked the search in vain, and what agents found nothing for, in the last 30 days; those
/// that ask the same together, what is asked most first. So the base grows where people ask.
/// </summary>
internal static class ListSuggestions
{
    /// <summary>The service that people ask.</summary>
    public const string Search = "search";

    private const int DaysBack = 30;
    private const int Most = 200;

    /// <param name="IsComplete">Whether the search could be asked.</param>
    public sealed record Response(IReadOnlyList<QuestionClusters.Cluster> Suggestions, bool IsComplete);

    public static async Task<Ok<Response>> Handle(InterpretationDb db, IHttpClientFactory clients, TimeProvider clock, CancellationToken ct)
    {
        var since = clock.Today().AddDays(-DaysBack);
        var wanted = await db.WantedQuestions.AsNoTracking().Where(one => one.LastAskedOn > since).OrderByDescending(one => one.Times).Take(Most).ToListAsync(ct);
        var unanswered = await UnansweredAsync(clients, ct);
        var asked = wanted.Select(one => (one.Question, one.Times, one.LastAskedOn)).Concat((unanswered?.Questions ?? []).Select(one => (one.Question, one.Askers, one.LastAskedOn)));
        return TypedResults.Ok(new Response(QuestionClusters.Of(asked), unanswered is not null));
    }

    private static async Task<UnansweredQuestionList?> UnansweredAsync(IHttpClientFactory clients, CancellationToken ct)
    {
        try
        {
            using var search = clients.CreateClient(Search);
            return await search.GetFromJsonAsync<UnansweredQuestionList>(new Uri("internal/unanswered-questions", UriKind.Relative), ContractJson.Options, ct);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return null;
        }
    }
}
