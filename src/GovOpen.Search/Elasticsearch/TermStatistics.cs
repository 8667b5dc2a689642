using System.Text.Json;
using System.Text.Json.Nodes;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>How many documents hold each of some terms, of how many; of one shard where there are several, which share out documents evenly.</summary>
internal sealed class TermStatistics
{
    private readonly Dictionary<string, int> _frequencies = [];

    private TermStatistics(JsonElement answer)
    {
        if (!answer.TryGetProperty("term_vectors", out var vectors) || !vectors.TryGetProperty(Fields.Terms, out var field)) return;

        if (field.TryGetProperty("field_statistics", out var statistics)) Documents = Math.Max(0, statistics.GetProperty("doc_count").GetInt32());
        foreach (var term in field.GetProperty("terms").EnumerateObject())
        {
            if (term.Value.TryGetProperty("doc_freq", out var frequency)) _frequencies[term.Name] = frequency.GetInt32();
        }
    }

    public int Documents { get; }

    public int FrequencyOf(ulong term) => _frequencies.GetValueOrDefault(TermNames.Of(term));

    /// <summary>Asks about a document that holds the terms, and is nowhere.</summary>
    public static async Task<TermStatistics> OfAsync(IEnumerable<ulong> terms, ElasticsearchClient client, string index, CancellationToken ct) => new(await client.SendAsync(
        HttpMethod.Post,
        $"{index}/_termvectors",
        new JsonObject
        {
            ["doc"] = Dsl.Of(Fields.Terms, string.Join(' ', terms.Select(TermNames.Of))),
            ["term_statistics"] = true,
            ["field_statistics"] = true,
            ["positions"] = false,
            ["offsets"] = false,
            ["payloads"] = false,
        },
        ct));
}
