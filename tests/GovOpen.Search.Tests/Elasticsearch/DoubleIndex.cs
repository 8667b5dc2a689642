using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>An index of the double: documents with their versions, and what of them is seen since the last refresh.</summary>
internal sealed class DoubleIndex
{
    private static readonly string[] _types = ["keyword", "text", "date", "date_range", "double", "object", "nested"];

    private readonly Dictionary<string, Stored> _documents = [];

    public DoubleIndex(string name, JsonObject definition)
    {
        (Name, Mappings) = (name, definition["mappings"]?.AsObject().DeepClone().AsObject() ?? []);
        foreach (var alias in definition["aliases"]?.AsObject() ?? []) Aliases.Add(alias.Key);
        CheckTypes(Mappings["properties"]?.AsObject());
        Seen = new(Name, Mappings, []);
    }

    public string Name { get; }

    public JsonObject Mappings { get; }

    public HashSet<string> Aliases { get; } = [];

    public SeenDocuments Seen { get; private set; }

    public JsonAnswer Refresh()
    {
        Seen = new(Name, Mappings, [.. _documents.Where(stored => stored.Value.Source is not null).Select(stored => (stored.Key, stored.Value.Source!))]);
        return new(200, ServerDouble.Shards([], ofChange: true));
    }

    public JsonAnswer ForceMerge()
    {
        foreach (var (id, _) in _documents.Where(stored => stored.Value.Source is null).ToList()) _documents.Remove(id);
        return new(200, ServerDouble.Shards([], ofChange: true));
    }

    /// <summary>The index as it is seen now, whatever comes later.</summary>
    public DoubleIndex At() => new(Name, new() { ["mappings"] = Mappings.DeepClone() }) { Seen = Seen };

    public JsonAnswer Get(string id) => _documents.GetValueOrDefault(id) is { Source: { } source } stored
        ? new(200, new() { ["_index"] = Name, ["_id"] = id, ["_version"] = stored.Version, ["found"] = true, ["_source"] = Seen.Kept(source, path: "") })
        : new(404, new() { ["_index"] = Name, ["_id"] = id, ["found"] = false });

    public JsonObject Change(JsonObject action, JsonObject? source)
    {
        var (id, version) = ((string)action["_id"]!, (long)action["version"]!);
        var known = _documents.GetValueOrDefault(id);
        var isStale = known is not null && ((string)action["version_type"]! == "external" ? version <= known.Version : version < known.Version);
        if (isStale) return Failed(Name, id, 409, "version_conflict_engine_exception", $"[{id}]: version conflict, current version [{known!.Version}] is higher or equal to the one provided [{version}]");
        if (Unmapped(source, Mappings["properties"]?.AsObject()) is { } field) return Failed(Name, id, 400, "strict_dynamic_mapping_exception", $"[1:1] mapping set to strict, dynamic introduction of [{field}] within [_doc] is not allowed");

        var existed = known?.Source is not null;
        _documents[id] = new(version, source);
        return ServerDouble.Shards(new()
        {
            ["_index"] = Name, ["_id"] = id, ["_version"] = version,
            ["result"] = source is null ? existed ? "deleted" : "not_found" : existed ? "updated" : "created",
            ["status"] = source is null && !existed ? 404 : existed ? 200 : 201,
        }, ofChange: true);
    }

    public static JsonObject Failed(string index, string id, int status, string type, string reason) =>
        new() { ["_index"] = index, ["_id"] = id, ["status"] = status, ["error"] = new JsonObject { ["type"] = type, ["reason"] = reason } };

    private static void CheckTypes(JsonObject? properties)
    {
        foreach (var (name, field) in properties ?? [])
        {
            var type = (string?)field!["type"] ?? "object";
            if (!_types.Contains(type)) throw new Refusal(400, "mapper_parsing_exception", $"Failed to parse mapping: The mapper type [{type}] declared on field [{name}] does not exist.");
            if ((string?)field["analyzer"] is { } analyzer and not "whitespace") throw new Refusal(400, "mapper_parsing_exception", $"Failed to parse mapping: analyzer [{analyzer}] has not been configured in mappings");
            CheckTypes(field["properties"]?.AsObject());
        }
    }

    private static string? Unmapped(JsonNode? value, JsonObject? properties)
    {
        if (value is JsonArray array) return array.Select(item => Unmapped(item, properties)).FirstOrDefault(field => field is not null);
        if (value is not JsonObject source || properties is null) return null;

        foreach (var (name, inner) in source)
        {
            if (properties[name] is not { } field) return name;
            if ((bool?)field["enabled"] == false || (string?)field["type"] == "date_range") continue;
            if (Unmapped(inner, field["properties"]?.AsObject()) is { } unmapped) return unmapped;
        }

        return null;
    }

    private sealed record Stored(long Version, JsonObject? Source);
}
