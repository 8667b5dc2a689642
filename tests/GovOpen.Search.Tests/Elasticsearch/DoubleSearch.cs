using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>Answers a search request of the double: hits in order, the best of what is nested in them, counts.</summary>
internal sealed class DoubleSearch(SeenDocuments documents)
{
    private const int Window = 10_000;

    private static readonly string[] _known = ["from", "size", "query", "post_filter", "sort", "aggs", "track_total_hits", "track_scores", "_source", "search_after"];

    private readonly DoubleQuery _query = new(documents);

    public int Count(JsonNode query) => documents.Documents.Count(document => _query.Score(query, document) is not null);

    public JsonObject Answer(JsonObject request, bool isInPoint = false)
    {
        if (request.Select(part => part.Key).FirstOrDefault(part => !_known.Contains(part)) is { } unknown) throw Refusal.Parsing($"unknown key for a VALUE_STRING in [{unknown}].");

        var (from, size) = ((int?)request["from"] ?? 0, (int?)request["size"] ?? 10);
        if (from + size > Window) throw Refusal.Argument($"Result window is too large, from + size must be less than or equal to: [{Window}] but was [{from + size}].");

        var query = request["query"] ?? new JsonObject { ["match_all"] = new JsonObject() };
        var matches = documents.Documents.Select(document => (Document: document, Score: _query.Score(query, document))).Where(match => match.Score is not null).Select(match => new Match(match.Document, match.Score!.Value)).ToList();
        var shown = request["post_filter"] is { } filter ? matches.Where(match => _query.Score(filter, match.Document) is not null).ToList() : matches;
        var order = new DoubleOrder(request["sort"]?.AsArray(), isInPoint);
        var ordered = shown.Order(order).ToList();
        if (request["search_after"] is { } last) ordered = [.. ordered.SkipWhile(match => !order.IsAfter(match, last.AsArray()))];
        var isScored = request["sort"] is null || (bool?)request["track_scores"] == true || order.ByScore;

        var best = isScored && size > 0 && shown.Count > 0 ? shown.Max(match => match.Score) : (double?)null;
        var hits = new JsonObject { ["max_score"] = best, ["hits"] = new JsonArray([.. ordered.Skip(from).Take(size).Select(match => Hit(match, request, query, isScored, order))]) };
        if ((bool?)request["track_total_hits"] != false) hits.Insert(0, "total", new JsonObject { ["value"] = shown.Count, ["relation"] = "eq" });
        var answer = ServerDouble.Shards(new() { ["took"] = 1, ["timed_out"] = false });
        answer["hits"] = hits;
        if (request["aggs"] is { } asked) answer["aggregations"] = Aggregate(asked.AsObject(), [.. matches.Select(match => match.Document)]);
        return answer;
    }

    private JsonObject Hit(Match match, JsonObject request, JsonNode query, bool isScored, DoubleOrder order)
    {
        var hit = new JsonObject { ["_index"] = documents.Index, ["_id"] = match.Document.Id, ["_score"] = isScored ? match.Score : null, ["_source"] = Asked(match.Document.Kept, request["_source"]) };
        _query.Named.Clear();
        _query.Score(query, match.Document);
        if (_query.Named.Count > 0) hit["matched_queries"] = new JsonArray([.. _query.Named.Distinct().Select(name => (JsonNode)name)]);
        if (request["sort"] is not null) hit["sort"] = order.KeysOf(match);
        var inner = InnerHits(query).ToList();
        if (inner.Count > 0) hit["inner_hits"] = new JsonObject(inner.Select(nested => KeyValuePair.Create((string)nested["path"]!, (JsonNode?)Inner(match.Document, nested))));
        return hit;
    }

    private static IEnumerable<JsonNode> InnerHits(JsonNode? query) => query switch
    {
        JsonObject found when found["inner_hits"] is not null => [found],
        JsonObject other => other.SelectMany(part => InnerHits(part.Value)),
        JsonArray parts => parts.SelectMany(InnerHits),
        _ => [],
    };

    private JsonObject Inner(SeenDocument document, JsonNode nested)
    {
        var best = document.Nested[(string)nested["path"]!].Select(inner => (Document: inner, Score: _query.Score(nested["query"]!, inner))).Where(inner => inner.Score is not null)
            .OrderByDescending(inner => inner.Score).Take((int)nested["inner_hits"]!["size"]!).ToList();
        return new()
        {
            ["hits"] = new JsonObject
            {
                ["total"] = new JsonObject { ["value"] = best.Count, ["relation"] = "eq" },
                ["max_score"] = best.Max(inner => inner.Score),
                ["hits"] = new JsonArray([.. best.Select(inner => InnerHit(inner.Document, inner.Score!.Value, nested))]),
            },
        };
    }

    private JsonObject InnerHit(SeenDocument document, double score, JsonNode nested)
    {
        var hit = new JsonObject { ["_id"] = document.Id, ["_score"] = score, ["_source"] = Asked(document.Kept, nested["inner_hits"]!["_source"], (string)nested["path"]! + ".") };
        if ((bool?)nested["inner_hits"]!["explain"] == true) hit["_explanation"] = _query.Explain(nested["query"]!, document);
        return hit;
    }

    private static JsonObject Asked(JsonObject source, JsonNode? fields, string path = "") => fields is null
        ? source
        : new(source.Where(field => fields.AsArray().Any(asked => (string)asked! == path + field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private JsonObject Aggregate(JsonObject asked, IReadOnlyList<SeenDocument> among) =>
        new(asked.Select(aggregation => KeyValuePair.Create(aggregation.Key, (JsonNode?)One(aggregation.Value!.AsObject(), among))));

    private JsonObject One(JsonObject asked, IReadOnlyList<SeenDocument> among)
    {
        if (asked["filters"]?["filters"] is { } filters)
        {
            return new() { ["buckets"] = new JsonObject(filters.AsObject().Select(filter => KeyValuePair.Create(filter.Key, (JsonNode?)new JsonObject { ["doc_count"] = Among(filter.Value!).Count }))) };
        }

        if (asked["filter"] is { } one)
        {
            var answer = asked["aggs"] is { } inner ? Aggregate(inner.AsObject(), Among(one)) : [];
            answer.Insert(0, "doc_count", Among(one).Count);
            return answer;
        }

        if (asked["terms"] is not { } terms) throw Refusal.Parsing($"Unknown aggregation type [{asked.First().Key}]");
        if ((string?)documents.MappingOf((string)terms["field"]!)?["type"] is not "keyword") throw Refusal.Argument($"Fielddata is disabled on [{terms["field"]}]");

        var counts = among.SelectMany(document => document.Values((string)terms["field"]!).Select(value => (string)value!).Distinct()).CountBy(value => value)
            .Where(count => terms["include"] is not { } include || include.AsArray().Any(value => (string)value! == count.Key));
        var ordered = (string?)terms["order"]?["_key"] == "desc"
            ? counts.OrderByDescending(count => count.Key, StringComparer.Ordinal)
            : counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);
        return new()
        {
            ["doc_count_error_upper_bound"] = 0,
            ["sum_other_doc_count"] = 0,
            ["buckets"] = new JsonArray([.. ordered.Take((int?)terms["size"] ?? 10).Select(count => new JsonObject { ["key"] = count.Key, ["doc_count"] = count.Value })]),
        };

        List<SeenDocument> Among(JsonNode filter) => [.. among.Where(document => _query.Score(filter, document) is not null)];
    }
}

internal sealed record Match(SeenDocument Document, double Score);
