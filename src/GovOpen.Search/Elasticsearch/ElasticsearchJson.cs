using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Elasticsearch;

/// <summary>How entries are written into Elasticsearch and read from it, by code made at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexedEntry))]
internal sealed partial class ElasticsearchJson : JsonSerializerContext
{
    /// <summary>Chinese as Chinese.</summary>
    public static JsonSerializerOptions Written { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
