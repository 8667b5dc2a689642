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

        return new()
        {
            Total = collector.Total,
            Hits = [.. hits.InOrder().Skip(query.Skip).Select(hit => Show(hit, view, query, plan, tokens))],
            Facets = facets.Result(),
        };
    }

    private static EngineHit Show(RankedHit hit, IndexView view, SearchQuery query, QueryPlan plan, QueryTokens tokens)
    {
        var segment = view.Segments[hit.Segment].Segment;
        var passage = !tokens.IsEmpty && segment.Texts.HasAny(hit.Document) ? segment.Texts.Read(hit.Document, hit.Unit - segment.FirstUnits[hit.Document]) : null;
        return new(
            segment.Entries[hit.Document],
            segment.Statuses.On(query.AsOf).Of(hit.Document),
            hit.Score,
            passage is not null && tokens.Match(passage) ? passage with { Days = segment.Days.PeriodOf(hit.Unit) } : null,
            query.Explain ? Explanation.Of(hit, segment, passage, plan, tokens) : null);
    }
}
