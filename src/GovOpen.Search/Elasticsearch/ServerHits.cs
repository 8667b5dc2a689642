using System.Text.Json;
using System.Text.RegularExpressions;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>Reads what the server found.</summary>
internal static partial class ServerHits
{
    public static SearchAnswer Read(JsonElement answer, SearchQuery query, QueryTokens tokens, ServerPlan plan) => new()
    {
        Total = answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt32(),
        Hits = [.. In(answer).Select(hit => Hit(hit, query, tokens, plan))],
        Facets = ServerFacets.Read(answer.GetProperty("aggregations")),
    };

    public static IEnumerable<JsonElement> In(JsonElement answer) => answer.GetProperty("hits").GetProperty("hits").EnumerateArray();

    public static IndexedEntry Entry(JsonElement hit) => IndexedDocument.Read(hit.GetProperty("_source"));

    /// <param name="name">Of a part of the query.</param>
    /// <param name="hit">That may have been found by it.</param>
    public static bool WasFoundBy(string name, JsonElement hit) =>
        hit.TryGetProperty("matched_queries", out var names) && names.EnumerateArray().Any(found => found.GetString() == name);

    private static EngineHit Hit(JsonElement hit, SearchQuery query, QueryTokens tokens, ServerPlan plan)
    {
        var entry = Entry(hit);
        var inner = hit.TryGetProperty("inner_hits", out var found) && In(found.GetProperty(Fields.Passages)).FirstOrDefault() is { ValueKind: JsonValueKind.Object } best ? best : (JsonElement?)null;
        var passage = inner is { } of ? IndexedDocument.ReadPassage(of.GetProperty("_source")) : null;
        var score = hit.GetProperty("_score") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;
        return new(
            entry, entry.Validity.On(query.AsOf), score,
            passage is not null && tokens.Match(passage) ? passage : null,
            query.Explain ? plan.Explain(entry, inner is { } explained ? TermsIn(explained.GetProperty("_explanation")) : []) : null);
    }

    /// <summary>What each term added, out of the tree in which the server explains a score: its leaves that weigh a term.</summary>
    private static IEnumerable<ExplainedTerm> TermsIn(JsonElement explanation)
    {
        if (WeightOfTerm().Match(explanation.GetProperty("description").GetString()!) is { Success: true } term)
        {
            return [new(term.Groups["term"].Value, term.Groups["field"].Value, explanation.GetProperty("value").GetDouble())];
        }

        return explanation.TryGetProperty("details", out var details) ? details.EnumerateArray().SelectMany(TermsIn) : [];
    }

    [GeneratedRegex(@"^weight\(passages\.(?<field>characters|pairs|text):(?<term>\S+) in \d+\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WeightOfTerm();
}
