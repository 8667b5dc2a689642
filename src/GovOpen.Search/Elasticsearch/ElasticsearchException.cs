using System.Text.Json;

namespace GovOpen.Search.Elasticsearch;

/// <summary>Elasticsearch refuses what it was asked, and would do so again.</summary>
internal sealed class ElasticsearchException(string type, string reason) : Exception($"Elasticsearch refuses: {reason} ({type})")
{
    /// <summary>The server's name for it: <c>resource_already_exists_exception</c>.</summary>
    public string Type => type;

    /// <param name="error">As it stands in an answer.</param>
    public static ElasticsearchException Of(JsonElement error) => error.ValueKind == JsonValueKind.Object
        ? new(Text(error, "type"), Text(error, "reason"))
        : new("unknown", error.ToString());

    private static string Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.ToString() : "";
}
