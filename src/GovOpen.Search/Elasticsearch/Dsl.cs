using System.Text.Json.Nodes;

namespace GovOpen.Search.Elasticsearch;

/// <summary>The few kinds of query that are sent, in the words of Elasticsearch.</summary>
internal static class Dsl
{
    public static JsonObject None() => Of("match_none", new JsonObject());

    public static JsonObject Term(string field, string value, double boost = 1) => Of("term", Of(field, new JsonObject { ["value"] = value, ["boost"] = boost }));

    public static JsonObject Terms(string field, IEnumerable<string> values) => Of("terms", Of(field, Values(values)));

    public static JsonObject Prefix(string field, string value) => Of("prefix", Of(field, new JsonObject { ["value"] = value }));

    public static JsonObject Exists(string field) => Of("exists", new JsonObject { ["field"] = field });

    public static JsonObject Ids(IEnumerable<string> values) => Of("ids", Of("values", Values(values)));

    public static JsonObject Phrase(string field, string words) => Of("match_phrase", Of(field, words));

    /// <param name="comparison"><c>gt</c>, <c>gte</c>, <c>lt</c> or <c>lte</c>.</param>
    public static JsonObject Range(string field, string comparison, DateOnly day) => Of("range", Of(field, Of(comparison, IndexedDocument.Written(day))));

    public static JsonObject All(params IEnumerable<JsonObject> queries) => Of("bool", Of("filter", Array(queries)));

    public static JsonObject Any(params IEnumerable<JsonObject> queries) => Of("bool", new JsonObject { ["should"] = Array(queries), ["minimum_should_match"] = 1 });

    public static JsonObject Not(JsonObject query) => Of("bool", Of("must_not", Array([query])));

    /// <summary>Scores by the sum of those that match, of what the filters let through.</summary>
    public static JsonObject Sum(IEnumerable<JsonObject> scoring, IEnumerable<JsonObject> filters) => Of("bool", new JsonObject { ["should"] = Array(scoring), ["filter"] = Array(filters), ["minimum_should_match"] = 0 });

    public static JsonObject Best(IEnumerable<JsonObject> queries) => Of("dis_max", Of("queries", Array(queries)));

    /// <param name="query">What is to be found.</param>
    /// <param name="score">Of whatever it finds.</param>
    /// <param name="name">By which a hit says that this found it.</param>
    public static JsonObject Constant(JsonObject query, double score, string? name = null)
    {
        var constant = new JsonObject { ["filter"] = query, ["boost"] = score };
        if (name is not null) constant["_name"] = name;
        return Of("constant_score", constant);
    }

    public static JsonObject Of(string name, JsonNode? value) => new() { [name] = value };

    public static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);

    public static JsonArray Values(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)value)]);
}
