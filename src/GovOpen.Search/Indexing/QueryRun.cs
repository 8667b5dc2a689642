namespace GovOpen.Search.Indexing;

/// <summary>Answers one query from one state of the index.</summary>
internal static class QueryRun
{
    public static SearchAnswer Answer(SearchQuery query, IndexView view, Vocabularies vocabularies, CancellationToken ct)
    {
        var tokens = QueryTokens.Of(query.Text, query.Expansion);
        var plan = QueryPlan.Of(query, tokens, view);
        var hits = new TopHits(view, plan.MatchesAll ? SortOrder.Date : query.Sort, query.Skip + query.Take);
        using var facets = new FacetCounter(vocabularies);
        var collector = new Collector(view, plan, hits, facets, query.AsOf);
        using (var search = new SegmentSearch(plan, new(query, vocabularies), collector, query.AsOf))
        {
            for (var i = 0; i < view.Segments.Length; i++) search.Run(i, view.Segments[i], ct);
        }

        var tokenizer = new Tokenizer();
        return new()
        {
            Total = collector.Total,
            Hits = [.. hits.InOrder().Skip(query.Skip).Select(hit => Show(hit, view, query, plan, tokens, tokenizer))],
            Facets = facets.Result(),
        };
    }

    private static EngineHit Show(RankedHit hit, IndexView view, SearchQuery query, QueryPlan plan, QueryTokens tokens, Tokenizer tokenizer)
    {
        var segment = view.Segments[hit.Segment].Segment;
        var passage = !tokens.IsEmpty && segment.Texts.HasAny(hit.Document) ? segment.Texts.Read(hit.Document, hit.Unit - segment.FirstUnits[hit.Document]) : null;
        return new(
            segment.Entries[hit.Document],
            segment.Statuses.On(query.AsOf).Of(hit.Document),
            hit.Score,
            passage is not null && Answers(passage, tokens, tokenizer) ? passage with { Days = segment.Days.PeriodOf(hit.Unit) } : null,
            query.Explain ? Explanation.Of(hit, segment, passage, plan, tokens) : null);
    }

    private static bool Answers(Passage passage, QueryTokens tokens, Tokenizer tokenizer)
    {
        var found = new List<Token>();
        tokenizer.Read(passage.Label, found);
        tokenizer.Read(passage.Text, found);
        return found.Exists(token => tokens.Match(token.Key));
    }
}
