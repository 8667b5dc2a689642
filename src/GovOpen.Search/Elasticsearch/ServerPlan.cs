using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// A query worked out against the statistics of the server, as <see cref="QueryPlan"/> is against those of the embedded index: there
/// it is by passages, here by documents, which a server counts at once.
/// </summary>
internal sealed class ServerPlan
{
    // What is found by words of Chinese, where the server knows them, adds at most so much of what the terms add.
    private const double WeightOfWords = 0.25;

    private readonly SearchQuery _query;
    private readonly QueryTokens _tokens;
    private readonly List<ServerTerm> _terms;
    private readonly double _mass;
    private readonly double _threshold;
    private readonly ExactNames _exact;
    private readonly bool _knowsWords;

    public ServerPlan(SearchQuery query, QueryTokens tokens, TermStatistics statistics, ExactNames exact, bool knowsWords)
    {
        (_query, _tokens, _exact, _knowsWords) = (query, tokens, exact, knowsWords);
        _terms = [.. Channels(tokens).SelectMany(channel => tokens.In(channel).Select(term => Weigh(term.Key, term.Value, channel, statistics)))];
        _mass = _terms.Sum(term => term.Mass);

        var share = exact.Any ? Math.Max(query.MinimumShare, SearchQuery.ExactMinimumShare) : query.MinimumShare;
        _threshold = share * _terms.Where(term => term.Decides && term.Frequency > 0).Sum(term => term.TypedMass);
    }

    public JsonObject Request()
    {
        var matches = string.IsNullOrWhiteSpace(_query.Text);
        JsonObject[] matching = matches ? [] : [Matching()];
        var filters = ElasticsearchFilters.ButForStatus(_query).Concat(matching);
        return new JsonObject
        {
            ["from"] = _query.Skip,
            ["size"] = _query.Take,
            ["track_total_hits"] = true,
            ["track_scores"] = true,
            ["_source"] = new JsonArray(Fields.Entry),
            ["query"] = matches ? Dsl.All(filters) : Scored(filters),
            ["post_filter"] = ElasticsearchFilters.Status(_query),
            ["sort"] = Order(matches ? SortOrder.Date : _query.Sort),
            ["aggs"] = ServerFacets.Asked(_query),
        };
    }

    /// <param name="entry">That was found.</param>
    /// <param name="terms">What each term of its best passage adds.</param>
    public IReadOnlyList<ScorePart> Explain(IndexedEntry entry, IEnumerable<ExplainedTerm> terms)
    {
        if (_mass <= 0) return Explanation.OfNames(_exact.Of(entry));
        var parts = terms.OrderByDescending(term => term.Adds).Select(Part).ToList();
        parts.Add(Explanation.OfPrior(entry.Prior));
        return [.. parts, .. Explanation.OfNames(_exact.Of(entry))];
    }

    private ScorePart Part(ExplainedTerm found)
    {
        if (_terms.Find(term => TermNames.Of(term.Key) == found.Name && Fields.In(Fields.Passages, found.Field) == FieldOf(term)) is not { Frequency: > 0 } term) return new(ScorePartKind.Term, found.Name, found.Adds, "a word of what was typed");

        var asked = _tokens[term.Key];
        var detail = string.Create(CultureInfo.InvariantCulture, $"asked {asked.Typed} times and {asked.Expanded} as another word for it; {term.Frequency} documents hold it");
        return new(asked.Typed > 0 ? ScorePartKind.Term : ScorePartKind.Synonym, found.Name, found.Adds, detail);
    }

    private static IEnumerable<Channel> Channels(QueryTokens tokens) => tokens.IsEmpty ? [] : [Channel.Pairs, Channel.Characters];

    private ServerTerm Weigh(ulong key, QueryTerm term, Channel channel, TermStatistics statistics)
    {
        var frequency = statistics.FrequencyOf(key);
        var idf = Bm25.Idf(statistics.Documents, frequency);
        return new(key, channel, _tokens.Decides(channel), term.Weight, term.Weight * idf, term.Typed * idf, frequency);
    }

    /// <summary>What holds enough of what was typed, or bears it as its name, or was put first.</summary>
    private JsonObject Matching()
    {
        var named = _exact.Queries().Select(named => named.Query).ToList();
        var deciding = _terms.Where(term => term.Decides).ToList();
        if (deciding.Count > 0) named.Add(Nested(Dsl.All([HoldsEnough(deciding), .. ElasticsearchFilters.OfDay(_query.AsOf)])));
        return named.Count == 0 ? Dsl.None() : Dsl.Any(named);
    }

    private JsonObject HoldsEnough(List<ServerTerm> deciding) => _threshold <= 0
        ? Dsl.Any(deciding.Select(term => Dsl.Term(FieldOf(term), TermNames.Of(term.Key))))
        : Dsl.Of("function_score", new JsonObject
        {
            ["query"] = Dsl.Any(deciding.Where(term => term.Mass > 0).Select(term => Dsl.Constant(Dsl.Term(FieldOf(term), TermNames.Of(term.Key)), term.Mass))),
            ["min_score"] = _threshold * (1 - 1e-6), // the server adds up in single precision
        });

    private JsonObject Scored(IEnumerable<JsonObject> filters)
    {
        var bonuses = _exact.Queries().Select(named => Dsl.Constant(named.Query, named.Adds));
        if (_mass <= 0) return Dsl.Sum(bonuses, filters);

        var ranked = Nested(Dsl.Sum(_terms.Select(Scores).Concat(ByWords()), ElasticsearchFilters.OfDay(_query.AsOf)));
        ranked["nested"]!["score_mode"] = "max";
        ranked["nested"]!["inner_hits"] = new JsonObject
        {
            ["size"] = 1, ["explain"] = _query.Explain, ["_source"] = Dsl.Values([.. new[] { Fields.Label, Fields.Text, Fields.From, Fields.Until }.Select(field => Fields.In(Fields.Passages, field))]),
        };
        return Dsl.Of("function_score", new JsonObject
        {
            ["query"] = Dsl.Sum([ranked, .. bonuses], filters),
            ["field_value_factor"] = new JsonObject { ["field"] = Fields.Prior, ["missing"] = 0 },
            ["boost_mode"] = "sum",
        });
    }

    // The server leaves out the factor k1 + 1, which all terms have.
    private JsonObject Scores(ServerTerm term) => Dsl.Term(FieldOf(term), TermNames.Of(term.Key), term.Weight * Bm25.MaxOfOne / _mass);

    private IEnumerable<JsonObject> ByWords()
    {
        if (!_knowsWords) yield break;

        yield return Dsl.Of("match", Dsl.Of(Fields.In(Fields.Passages, Fields.Text), new JsonObject { ["query"] = _query.Text, ["boost"] = WeightOfWords * Bm25.MaxOfOne / _mass }));
    }

    private static JsonObject Nested(JsonObject query) => Dsl.Of("nested", new JsonObject { ["path"] = Fields.Passages, ["query"] = query });

    private static string FieldOf(ServerTerm term) => Fields.In(Fields.Passages, term.Channel == Channel.Pairs ? Fields.Pairs : Fields.Characters);

    private static JsonArray Order(SortOrder sort)
    {
        var byDate = new JsonObject[] { Dsl.Of(Fields.PublishedOn, new JsonObject { ["order"] = "desc", ["missing"] = "_last" }), Dsl.Of(Fields.Id, "asc") };
        return Dsl.Array(sort == SortOrder.Date ? byDate : [Dsl.Of("_score", "desc"), .. byDate]);
    }
}

/// <param name="Decides">Whether its mass decides what matches.</param>
/// <param name="Weight">In the query.</param>
/// <param name="Mass">Its weight times idf.</param>
/// <param name="TypedMass">How often it was typed times idf.</param>
/// <param name="Frequency">How many documents hold it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ServerTerm(ulong Key, Channel Channel, bool Decides, double Weight, double Mass, double TypedMass, int Frequency);

/// <param name="Name">See <see cref="TermNames"/>; or a word.</param>
/// <param name="Field">In which it was found.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExplainedTerm(string Name, string Field, double Adds);
