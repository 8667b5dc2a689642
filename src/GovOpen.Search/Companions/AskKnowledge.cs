using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.Search.Guidance;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Companions;

/// <summary>
/// What a hotline agent tells a caller: answers and interpretations that hold on the day, each with its clause and its last day; those of
/// the caller's division before those of the city and the province. What rests on a document that ended is never given: while the search
/// is behind, Publishing itself is asked about each basis, and if it cannot be asked, nothing is said.
/// </summary>
internal static class AskKnowledge
{
    private const int Most = 10;

    /// <summary>How much nearer an entry is for each level of divisions that it is closer to the caller.</summary>
    private const double Nearness = 0.05;

    public static async Task<Results<Ok<KnowledgeResponse>, ProblemHttpResult>> Handle(
        HttpRequest request, IndexHolder index, CurrentGuidance guidance, KnownCompanions companions, SearchDb db, Currency currency, IHttpClientFactory clients, TimeProvider clock, string? q, string? division, string? asOf, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "q", "division", "asOf"));
        if (string.IsNullOrWhiteSpace(q) || q.Length > SearchParameters.LongestQuery) errors.Add(new("q", $"is the question: 1 to {SearchParameters.LongestQuery} characters."));
        if (division is not null && !DivisionCode.IsOne(division)) errors.Add(new("division", "must be a division code: 6, 9 or 12 digits."));
        var day = Parameters.Day(errors, "asOf", string.IsNullOrEmpty(asOf) ? null : asOf, clock.Today());
        if (errors.Count > 0) return Problems.BadFields(errors);
        if (!index.IsReady) return IndexHolder.Loading;

        var known = currency.Now(); // before the index is asked
        IReadOnlyList<string> near = division is null ? [] : DivisionCode.Above(division);
        var found = await index.Engine.SearchAsync(
            guidance.Value.Guide(new SearchQuery { Text = q!, AsOf = day, To = clock.Today(), Types = new HashSet<EntryType> { EntryType.Answer, EntryType.Interpretation }, Divisions = near.ToHashSet(), Take = Most }), ct);

        var holding = (await companions.FindAsync(index.Origin, [.. found.Hits.Select(hit => hit.Entry.Id)], db, ct)).Values.Where(one => one.HoldsOn(day)).ToList();
        if (known.IsStale)
        {
            if (await InForceAsync(holding.SelectMany(one => one.Companion.RestsOn).Distinct(), day, clients, ct) is not { } inForce) return NotVerifiable;
            holding.RemoveAll(one => !one.Companion.RestsOn.All(inForce.Contains));
        }

        var entries = found.Hits.OrderByDescending(hit => hit.Score * (1 + (Nearness * LevelOf(hit.Entry.Division, near))))
            .Join(holding, hit => hit.Entry.Id, one => one.Knowledge.Id, (hit, one) => Said(one.Knowledge, hit));
        return TypedResults.Ok(new KnowledgeResponse([.. entries]));
    }

    /// <summary>Of an interpretation only what answers the question.</summary>
    private static KnowledgeEntry Said(KnowledgeEntry entry, EngineHit hit) => entry with
    {
        Answer = entry.Type == EntryType.Interpretation && hit.BestPassage is { } passage ? passage.Text : entry.Answer,
        Score = Math.Round(hit.Score, 4),
    };

    /// <summary>0 for the province, one more for each level nearer to the caller.</summary>
    private static int LevelOf(string? division, IReadOnlyList<string> near) => near.Reverse().TakeWhile(one => one != division).Count() is var level && level < near.Count ? level : 0;

    /// <summary>Which of these documents are in force as Publishing knows it now; null: it cannot be asked.</summary>
    private static async Task<HashSet<Guid>?> InForceAsync(IEnumerable<Guid> documents, DateOnly day, IHttpClientFactory clients, CancellationToken ct)
    {
        try
        {
            using var publishing = clients.CreateClient(Currency.Publishing);
            var inForce = new HashSet<Guid>();
            foreach (var id in documents)
            {
                using var answer = await publishing.GetAsync(new Uri($"internal/interpretable/{id}", UriKind.Relative), ct);
                if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) continue;
                answer.EnsureSuccessStatusCode();
                var document = await answer.Content.ReadFromJsonAsync<InterpretableDocument>(ContractJson.Options, ct);
                if (document?.Facts?.On(day).IsInForce() == true) inForce.Add(id);
            }

            return inForce;
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return null;
        }
    }

    private static ProblemHttpResult NotVerifiable => Problems.Refused(StatusCodes.Status503ServiceUnavailable, "not-verifiable", "Whether the answers still hold cannot be verified now. Please try again in a moment.");
}
