namespace GovOpen.Search.Indexing;

/// <summary>
/// A query worked out against one state of the index: its terms with their weights, and the documents that bear it as their
/// number or title. Terms are in descending order of weight, which is the order in which scores are added up.
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

    /// <summary>The mass that a unit must hold to match.</summary>
    public double Threshold { get; private init; }

    /// <summary>
    /// The first so many of <see cref="Matching"/> find the candidates: the mass of all others together is below the
    /// threshold, so that a unit that holds none of these cannot match. These others are the longest lists.
    /// </summary>
    public int Essential { get; private init; }

    /// <summary>Terms that only count for the score.</summary>
    public PlannedTerm[] Scoring { get; private init; } = [];

    /// <summary>What scores are divided by: the mass of all terms.</summary>
    public double Mass { get; private init; }

    /// <summary>k1·b over the average length, by <see cref="Channel"/>.</summary>
    public required double[] PerLength { get; init; }

    /// <summary>By segment: documents that match whatever stands in them, ascending, and what is added to their score.</summary>
    public required List<ForcedDocument>[] Forced { get; init; }

    public static QueryPlan Of(SearchQuery query, QueryTokens tokens, IndexView view)
    {
        double[] perLength = [Bm25.PerLength(view.AverageLength(Channel.Characters)), Bm25.PerLength(view.AverageLength(Channel.Pairs))];
        if (string.IsNullOrWhiteSpace(query.Text)) return new() { MatchesAll = true, PerLength = perLength, Forced = ExactMatches.None(view) };

        var characters = Weigh(tokens, Channel.Characters, view);
        var pairs = Weigh(tokens, Channel.Pairs, view);
        var (matching, scoring) = tokens.HasPairs ? (pairs, characters) : (characters, pairs);
        var forced = ExactMatches.Of(TextFolding.Simplify(TextFolding.Sound(query.Text)), query.BestBets, view);
        var share = forced.Any(documents => documents.Exists(document => document.IsExact)) ? Math.Max(query.MinimumShare, SearchQuery.ExactMinimumShare) : query.MinimumShare;
        // What no document holds weighs most and can never match: it must not make everything else too light. Nor must the words
        // that were not typed make those too light that were.
        var threshold = share * matching.Where(term => term.Frequency > 0).Sum(term => term.TypedMass);
        return new()
        {
            Matching = threshold > 0 ? Array.ConvertAll(matching, term => term with { Decides = true }) : matching,
            Scoring = scoring,
            Threshold = threshold,
            Essential = CountEssential(matching, threshold),
            Mass = matching.Sum(term => term.Mass) + scoring.Sum(term => term.Mass),
            PerLength = perLength,
            Forced = forced,
        };
    }

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

    private static int CountEssential(PlannedTerm[] terms, double threshold)
    {
        for (var essential = 0; essential < terms.Length; essential++)
        {
            if (terms.Skip(essential).Sum(term => term.Mass) < threshold) return essential;
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
    /// <summary>Whether its mass decides what matches.</summary>
    public bool Decides { get; init; }
}
