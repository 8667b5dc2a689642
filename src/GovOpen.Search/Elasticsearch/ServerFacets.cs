using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>The facets, counted by the server.</summary>
internal static class ServerFacets
{
    private const string Shown = "shown";
    private const string Validity = "validity";

    // Each shard says so many, lest one of the shown be missing from what another shard says.
    private const int OfEachShard = 10_000;

    public static JsonObject Asked(SearchQuery query) => new()
    {
        [Validity] = Dsl.Of("filters", Dsl.Of("filters", new JsonObject(Disclosed.Select(status => KeyValuePair.Create(CamelCase.Of(status), (JsonNode?)ElasticsearchFilters.HasStatus(status, query.AsOf)))))),
        [Shown] = new JsonObject
        {
            ["filter"] = ElasticsearchFilters.Status(query),
            ["aggs"] = new JsonObject(((string[])[Fields.Type, Fields.Kind, Fields.Issuer, Fields.Theme, Fields.Tags, Fields.Year]).Select(field => KeyValuePair.Create(field, (JsonNode?)Count(field)))),
        },
    };

    public static Facets Read(JsonElement aggregations)
    {
        var shown = aggregations.GetProperty(Shown);
        return new()
        {
            Type = Counts(shown, Fields.Type),
            Kind = Counts(shown, Fields.Kind),
            Issuer = Counts(shown, Fields.Issuer),
            Theme = Counts(shown, Fields.Theme),
            Tag = Counts(shown, Fields.Tags),
            Year = Counts(shown, Fields.Year),
            Validity =
            [
                .. aggregations.GetProperty(Validity).GetProperty("buckets").EnumerateObject()
                    .Select(bucket => new FacetCount(bucket.Name, bucket.Value.GetProperty("doc_count").GetInt32()))
                    .Where(count => count.Count > 0)
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Value, StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<ValidityStatus> Disclosed => Enum.GetValues<ValidityStatus>().Where(status => status != ValidityStatus.NotDisclosed);

    private static JsonObject Count(string field)
    {
        var terms = new JsonObject { ["field"] = field, ["size"] = Facets.MaxValues, ["shard_size"] = OfEachShard };
        if (field == Fields.Year) terms["order"] = Dsl.Of("_key", "desc");
        return Dsl.Of("terms", terms);
    }

    private static List<FacetCount> Counts(JsonElement shown, string field) =>
        [.. shown.GetProperty(field).GetProperty("buckets").EnumerateArray().Select(bucket => new FacetCount(bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt32()))];
}
