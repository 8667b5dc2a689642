using System.Diagnostics;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Guidance;
using GovOpen.Search.Indexing;
using GovOpen.Search.Questions;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Entries;

/// <summary>Finds what is in force on a day (or whatever else was asked for), best first.</summary>
internal static class FindEntries
{
    // With any other parameter, it may be that which leaves nothing.
    private static readonly string[] _ofAnyQuestion = ["q", "page", "size", "sort", "explain"];

    public static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> Handle(
        HttpRequest request, IndexHolder index, CurrentGuidance guidance, UnansweredQuestions unanswered, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var (query, errors) = SearchParameters.Parse(request.Query, clock.Today());
        if (query is null) return Problems.BadFields(errors);
        if (!index.IsReady) return IndexHolder.Loading;

        // Asked before the index is: the answer is at least as fresh as it says.
        var (through, stale) = currency.Now();
        var (areAnswersStale, areResultsStale) = (currency.OfAnswers().IsStale, currency.OfResults().IsStale);
        var said = guidance.Value;
        var answer = await AnswerAsync(KnownAnswers.KeyOf(request.Query, clock.Today(), said.Version), query, said, index, ct);
        if (answer.Total == 0 && request.Query.Keys.All(_ofAnyQuestion.Contains)) unanswered.Note(query.Text, ClientAddress.Of(request.HttpContext));
        return TypedResults.Ok(answer with
        {
            TookMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3),
            IndexedThrough = through,
            Stale = stale,
            Hits = stale || areAnswersStale || areResultsStale ? [.. answer.Hits.Select(hit => hit with { Stale = IsStale(hit.Type) })] : answer.Hits,
        });

        bool IsStale(EntryType type) => stale || type switch
        {
            EntryType.Answer => areAnswersStale,
            EntryType.Result => areResultsStale,
            _ => false,
        };
    }

    /// <summary>All of an answer but when it was given and how fresh it is.</summary>
    private static async Task<SearchResponse> AnswerAsync(string question, SearchQuery query, SearchGuidance guidance, IndexHolder index, CancellationToken ct)
    {
        var engine = index.Engine;
        var state = engine.AppliedThrough;
        if (index.Answers.Find(engine, state, question) is { } known) return known;

        query = guidance.Guide(query);
        var answer = await engine.SearchAsync(query, ct);
        var terms = QueryTokens.Of(query.Text, query.Expansion);
        var response = new SearchResponse
        {
            Total = answer.Total,
            AsOf = query.AsOf,
            TookMs = 0,
            IndexedThrough = null,
            Stale = false,
            Hits = [.. answer.Hits.Select(hit => Hit(hit, terms))],
            Facets = Facets(answer),
            DidYouMean = await MeantAsync(query, answer, guidance, engine, ct),
        };
        if (engine.AppliedThrough == state) index.Answers.Keep(engine, state, question, response);
        return response;
    }

    /// <summary>What else may have been meant, if that finds anything.</summary>
    private static async Task<string?> MeantAsync(SearchQuery query, SearchAnswer answer, SearchGuidance guidance, ISearchEngine engine, CancellationToken ct)
    {
        if (query.Skip > 0 || answer.Hits.Any(hit => hit.Score >= ExactMatches.TitleBonus)) return null;
        if (await Correction.OfAsync(query.Text, engine.FrequenciesAsync, ct) is not { } meant) return null;

        var found = await engine.SearchAsync(guidance.Guide(query with { Text = meant, Take = 0, Explain = false }), ct);
        return found.Total > 0 ? meant : null;
    }

    private static SearchHit Hit(EngineHit hit, QueryTokens terms) => new()
    {
        Id = hit.Entry.Id,
        SourceId = hit.Entry.SourceId,
        Type = hit.Entry.Type,
        Kind = hit.Entry.Kind,
        Title = hit.Entry.Title,
        Number = hit.Entry.Number,
        Issuer = hit.Entry.Issuer,
        PublishedOn = hit.Entry.Validity.PublishedOn,
        EffectiveOn = hit.Entry.Validity.EffectiveOn,
        LastValidDay = hit.Entry.Validity.LastValidDay,
        Validity = hit.Validity,
        Stale = false,
        Score = Math.Round(hit.Score, 4),
        Url = Labels.AddressOf(hit.Entry.Type) + hit.Entry.Id,
        Highlights = Highlighter.Of(terms, hit.Entry.Title, hit.BestPassage),
        Passage = hit.BestPassage is { } passage ? new SearchPassage(passage.Label, passage.Text) : null,
        Explanation = hit.Explanation,
    };

    private static SearchFacets Facets(SearchAnswer answer) => new()
    {
        Type = Labelled<EntryType>(answer.Facets.Type, Labels.OfType),
        Kind = Labelled<DocumentKind>(answer.Facets.Kind, Labels.OfKind),
        Issuer = AsIs(answer.Facets.Issuer),
        Theme = AsIs(answer.Facets.Theme),
        Tag = AsIs(answer.Facets.Tag),
        Year = [.. answer.Facets.Year.Select(year => new FacetValue(year.Value, year.Value + "年", year.Count))],
        Validity = Labelled<ValidityStatus>(answer.Facets.Validity, Labels.OfValidity),
    };

    private static FacetValue[] Labelled<TValue>(IReadOnlyList<FacetCount> counts, Func<TValue, string> label) where TValue : struct, Enum =>
        [.. counts.Select(count => new FacetValue(count.Value, CamelCase.TryParse<TValue>(count.Value, out var value) ? label(value) : count.Value, count.Count))];

    private static FacetValue[] AsIs(IReadOnlyList<FacetCount> counts) =>
        [.. counts.Select(count => new FacetValue(count.Value, count.Value, count.Count))];
}
