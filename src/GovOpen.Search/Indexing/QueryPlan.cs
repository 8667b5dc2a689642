namespace GovOpen.Search.Indexing;

/// <summary>
/// A query worked out against one state of the index: its terms with their weights, and the documents that bear it as their
/// number or title. Terms are in descending order of weight.
/// </summary>
internal sealed class QueryPlan
{
    private QueryPlan()
    {
    }

    /// <summary>Nothing was typed: every document matches.</summary>
    public bool MatchesAll { get; private init; }

    /// <summary>The terms that decide what matches; they count for the score too.</summary>
    public PlannedTerm[] Matching { get; private init; } = [];

    /// <summary>The mass that a unit must hold to match, as <see cref="PlannedTerm.Share"/>.</summary>
    public long Threshold { get; private init; }

    /// <summary>
    /// The first so many of <see cref="Matching"/> find the candidates: the mass of all others together is below the
    /// threshold, so that a unit that holds none of these cannot match. These others are the longest lists.
    /// </summary>
    public int Essential { get; private init; }

    /// <summary>Terms that only count for the score.</summary>
    public PlannedTerm[] Scoring { get; private init; } = [];

    /// <summary>Whether any term adds to scores; where none does, only number and title do.</summary>
    public bool IsScored { get; private init; }

    /// <summary>k1·b over the average length, by <see cref="Channel"/>.</summary>
    public required float[] PerLength { get; init; }

    /// <summary>By segment: documents that match whatever stands in them, ascending, and what is added to their score.</summary>
    public required List<ForcedDocument>[] Forced { get; init; }

    public static QueryPlan Of(SearchQuery query, QueryTokens tokens, IndexView view)
    {
        float[] perLength = [Bm25.PerLength(view.AverageLength(Channel.Characters)), Bm25.PerLength(view.AverageLength(Channel.Pairs))];
        if (string.IsNullOrWhiteSpace(query.Text)) return new() { MatchesAll = true, PerLength = perLength, Forced = ExactMatches.None(view) };

        var characters = Weigh(tokens, Channel.Characters, view);
        var pairs = Weigh(tokens, Channel.Pairs, view);
        var (matching, scoring) = tokens.HasPairs ? (pairs, characters) : (characters, pairs);
        var forced = ExactMatches.Of(TextFolding.Simplify(TextFolding.Sound(query.Text)), query.BestBets, view);
        var share = forced.Any(documents => documents.Exists(document => document.IsExact)) ? Math.Max(query.MinimumShare, SearchQuery.ExactMinimumShare) : query.MinimumShare;
        // What no document holds weighs most and can never match: it must not make everything else too light. Nor must the words
        // that were not typed make those too light that were.
        var typed = share * matching.Where(term => term.Frequency > 0).Sum(term => term.TypedMass);
        var deciding = matching.Sum(term => term.Mass);
        var all = deciding + scoring.Sum(term => term.Mass);
        matching = Array.ConvertAll(matching, term => term with { Share = Share(term.Mass / deciding), Scale = Bm25.Scale(term.Mass / all) });
        var threshold = deciding > 0 ? (long)Math.Ceiling(typed / deciding * Bm25.One) : 0;
        return new()
        {
            Matching = matching,
            Scoring = Array.ConvertAll(scoring, term => term with { Scale = Bm25.Scale(term.Mass / all) }),
            Threshold = threshold,
            Essential = CountEssential(matching, threshold),
            IsScored = all > 0,
            PerLength = perLength,
            Forced = forced,
        };
    }

    private static uint Share(double ofAll) => (uint)Math.Max(1, Math.Round(ofAll * Bm25.One));

    private static PlannedTerm[] Weigh(QueryTokens tokens, Channel channel, IndexView view) =>
    [
        .. tokens.In(channel)
            .Select(term =>
            {
                var places = Array.ConvertAll(view.Segments, segment => segment.Segment.Postings.Terms.Find(term.Key));
                var frequency = view.Segments.Zip(places, (segment, place) => segment.FrequencyOf(place)).Sum();
                var idf = Bm25.Idf(view.Units, frequency);
                return new PlannedTerm(term.Key, channel, term.Value.Weight * idf, term.Value.Typed * idf, frequency, places);
            })
            .OrderByDescending(term => term.Mass)
            .ThenBy(term => term.Key),
    ];

    private static int CountEssential(PlannedTerm[] terms, long threshold)
    {
        for (var essential = 0; essential < terms.Length; essential++)
        {
            if (terms.Skip(essential).Sum(term => term.Share) < threshold) return essential;
        }

        return terms.Length;
    }
}

/// <param name="Mass">Its weight in the query times idf.</param>
/// <param name="TypedMass">How often it was typed times idf.</param>
/// <param name="Frequency">How many units hold it.</param>
/// <param name="Places">In the dictionary of each segment, or -1.</param>
internal sealed record PlannedTerm(ulong Key, Channel Channel, double Mass, double TypedMass, int Frequency, int[] Places)
{
    /// <summary>Of the mass of all terms that decide what matches, in parts of <see cref="Bm25.One"/>; 0 for those that do not.</summary>
    public uint Share { get; init; }

    /// <summary>See <see cref="Bm25.Scale"/>.</summary>
    public float Scale { get; init; }
}
