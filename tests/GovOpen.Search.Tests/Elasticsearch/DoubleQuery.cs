using System.Globalization;
using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>Whether a document matches a query, and with what score: one document after the other, no index.</summary>
internal sealed class DoubleQuery(SeenDocuments documents)
{
    private const double K1 = 1.2;
    private const double B = 0.9;

    /// <summary>The names of the parts of the last query that matched the last document.</summary>
    public List<string> Named { get; } = [];

    /// <summary>Null: it does not match.</summary>
    public double? Score(JsonNode query, SeenDocument document)
    {
        var (kind, what) = query.AsObject().Count == 1 ? query.AsObject().Single() : throw Refusal.Parsing("[bool] malformed query, expected [END_OBJECT] but found [FIELD_NAME]");
        var score = kind switch
        {
            "match_all" => 1,
            "match_none" => null,
            "term" => Term(what!.AsObject().Single(), document),
            "terms" => OneIf(Values(what!.AsObject().Single().Key, document).Intersect(what.AsObject().Single().Value!.AsArray().Select(value => (string)value!)).Any()),
            "prefix" => OneIf(Values(what!.AsObject().Single().Key, document).Any(value => value.StartsWith((string)what.AsObject().Single().Value!["value"]!, StringComparison.Ordinal))),
            "exists" => OneIf(document.Values((string)what!["field"]!).Any()),
            "ids" => OneIf(what!["values"]!.AsArray().Any(id => (string)id! == document.Id)),
            "range" => OneIf(InRange(what!.AsObject().Single(), document)),
            "match_phrase" => OneIf(HasPhrase(what!.AsObject().Single(), document)),
            "bool" => Bool(Known(what, "filter", "should", "must_not", "minimum_should_match"), document),
            "dis_max" => what!["queries"]!.AsArray().Max(part => Score(part!, document)),
            "constant_score" => Score(what!["filter"]!, document) is null ? null : (double?)what["boost"] ?? 1,
            "nested" => NestedScore(Known(what, "path", "query", "score_mode", "inner_hits"), document),
            "function_score" => FunctionScore(Known(what, "query", "min_score", "field_value_factor", "boost_mode"), document),
            _ => throw Refusal.Parsing($"unknown query [{kind}]"),
        };
        if (score is not null && (string?)(what as JsonObject)?["_name"] is { } name) Named.Add(name);
        return score;
    }

    /// <summary>A tree as the server explains a score by; only what a sum of terms needs.</summary>
    public JsonObject Explain(JsonNode query, SeenDocument document)
    {
        var (kind, what) = query.AsObject().Single();
        return kind switch
        {
            "term" => Explained($"weight({what!.AsObject().Single().Key}:{what.AsObject().Single().Value!["value"]} in 7) [PerFieldSimilarity], result of:", Score(query, document) ?? 0, [Explained("score(freq=1.0), computed as boost * idf * tf from:", Score(query, document) ?? 0, [])]),
            "bool" => Explained("sum of:", Score(query, document) ?? 0,
            [
                .. (what!["should"]?.AsArray() ?? []).Where(part => Score(part!, document) is not null).Select(part => Explain(part!, document)),
                .. (what["filter"]?.AsArray() ?? []).Select(_ => Explained("match on required clause, product of:", 0, [Explained("# clause", 0, [])])),
            ]),
            _ => Explained(kind, Score(query, document) ?? 0, []),
        };
    }

    private static JsonObject Explained(string description, double value, IEnumerable<JsonObject> details) =>
        new() { ["value"] = value, ["description"] = description, ["details"] = new JsonArray([.. details]) };

    private static JsonNode Known(JsonNode? query, params string[] known) =>
        query!.AsObject().FirstOrDefault(part => !known.Contains(part.Key)).Key is { } unknown ? throw Refusal.Parsing($"the double knows no [{unknown}] here") : query;

    private static double? OneIf(bool matches) => matches ? 1 : null;

    private static IEnumerable<string> Values(string field, SeenDocument document) => document.Values(field).Select(value => value.ToString());

    private double? Term(KeyValuePair<string, JsonNode?> term, SeenDocument document)
    {
        var (value, boost) = ((string)term.Value!["value"]!, (double?)term.Value["boost"] ?? 1);
        if (documents.MappingOf(term.Key) is not { } mapping) return null;
        return (string?)mapping["type"] switch
        {
            "text" => Bm25(term.Key, value, boost, document, hasNorms: (bool?)mapping["norms"] ?? true),
            "date_range" => OneIf(document.Values(term.Key).Any(days => string.CompareOrdinal((string)days["gte"]!, value) <= 0 && string.CompareOrdinal(value, (string)days["lte"]!) <= 0)) * boost,
            _ => OneIf(Values(term.Key, document).Contains(value)) * boost,
        };
    }

    private double? Bm25(string field, string term, double boost, SeenDocument document, bool hasNorms)
    {
        if ((bool?)documents.MappingOf(field)!["index"] == false) throw Refusal.Argument($"Cannot search on field [{field}] since it is not indexed.");

        var tokens = document.Tokens(field);
        var count = tokens.Count(token => token == term);
        if (count == 0) return null;

        var statistics = documents.StatisticsOf(field);
        var frequency = statistics.Frequencies[term];
        var idf = Math.Log(1 + ((statistics.Documents - frequency + 0.5) / (frequency + 0.5)));
        var length = hasNorms ? tokens.Count / statistics.AverageLength : 1;
        return boost * idf * count / (count + (K1 * (1 - B + (B * length))));
    }

    private static bool InRange(KeyValuePair<string, JsonNode?> range, SeenDocument document)
    {
        var (comparison, bound) = range.Value!.AsObject().Single();
        var day = DateOnly.ParseExact((string)bound!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return document.Values(range.Key).Select(SeenDocument.Day).Any(value => comparison switch
        {
            "gt" => value > day,
            "gte" => value >= day,
            "lt" => value < day,
            "lte" => value <= day,
            _ => throw Refusal.Parsing($"[range] query does not support [{comparison}]"),
        });
    }

    private bool HasPhrase(KeyValuePair<string, JsonNode?> phrase, SeenDocument document)
    {
        if ((string?)documents.MappingOf(phrase.Key)?["index_options"] is { } options and not "positions") throw Refusal.Argument($"field:[{phrase.Key}] was indexed without position data ({options}); cannot run PhraseQuery");

        var (tokens, words) = (document.Tokens(phrase.Key), ((string)phrase.Value!).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Enumerable.Range(0, Math.Max(0, tokens.Count - words.Length + 1)).Any(start => tokens.Skip(start).Take(words.Length).SequenceEqual(words));
    }

    private double? Bool(JsonNode query, SeenDocument document)
    {
        if ((query["filter"]?.AsArray() ?? []).Any(part => Score(part!, document) is null)) return null;
        if ((query["must_not"]?.AsArray() ?? []).Any(part => Score(part!, document) is not null)) return null;

        var should = (query["should"]?.AsArray() ?? []).Select(part => Score(part!, document)).OfType<double>().ToList();
        var isAlone = query["should"] is JsonArray { Count: > 0 } && query["filter"] is null or JsonArray { Count: 0 };
        var least = Math.Max((int?)query["minimum_should_match"] ?? 0, isAlone ? 1 : 0);
        return should.Count < least ? null : should.Sum();
    }

    private double? NestedScore(JsonNode query, SeenDocument document)
    {
        var scores = document.Nested.GetValueOrDefault((string)query["path"]!, []).Select(nested => Score(query["query"]!, nested)).OfType<double>().ToList();
        return scores.Count == 0 ? null : (string?)query["score_mode"] == "max" ? scores.Max() : scores.Average();
    }

    private double? FunctionScore(JsonNode query, SeenDocument document)
    {
        if (Score(query["query"]!, document) is not { } score) return null;
        if (query["field_value_factor"] is { } factor)
        {
            if ((string?)query["boost_mode"] != "sum") throw Refusal.Argument("the double only adds functions");
            score += document.Values((string)factor["field"]!).Select(value => (double)value).FirstOrDefault((double?)factor["missing"] ?? throw Refusal.Argument($"Missing value for field [{factor["field"]}]"));
        }

        return score < ((double?)query["min_score"] ?? double.NegativeInfinity) ? null : score;
    }
}
