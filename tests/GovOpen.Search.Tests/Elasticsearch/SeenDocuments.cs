using System.Globalization;
using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>The documents of an index that are seen, with the nested ones as documents of their own, and the statistics of their fields.</summary>
internal sealed class SeenDocuments
{
    private readonly JsonObject _mappings;
    private readonly Dictionary<string, FieldStatistics> _statistics = [];

    public SeenDocuments(string index, JsonObject mappings, IReadOnlyList<(string Id, JsonObject Source)> documents)
    {
        (Index, _mappings) = (index, mappings);
        Documents = [.. documents.Select(document => new SeenDocument(document.Id, document.Source, this, path: ""))];
    }

    public string Index { get; }

    public IReadOnlyList<SeenDocument> Documents { get; }

    /// <summary>The mapping of a field; null for one that does not exist, which no document has.</summary>
    public JsonObject? MappingOf(string field)
    {
        JsonObject? found = null;
        var properties = _mappings["properties"]?.AsObject();
        foreach (var part in field.Split('.'))
        {
            found = properties?[part]?.AsObject();
            properties = found?["properties"]?.AsObject();
        }

        return found;
    }

    /// <summary>The source without what the mapping leaves out of it.</summary>
    public JsonObject Kept(JsonObject source, string path)
    {
        var kept = source.DeepClone().AsObject();
        foreach (var excluded in _mappings["_source"]?["excludes"]?.AsArray() ?? []) Remove(kept, ((string)excluded!).Split('.'), path.Length == 0 ? [] : path.Split('.'));
        return kept;
    }

    public FieldStatistics StatisticsOf(string field)
    {
        if (_statistics.TryGetValue(field, out var known)) return known;

        var holders = Documents.Concat(Documents.SelectMany(document => document.Nested.Values.SelectMany(nested => nested))).Select(document => document.Tokens(field)).Where(tokens => tokens.Count > 0).ToList();
        return _statistics[field] = new(
            holders.Count,
            holders.Count == 0 ? 1 : holders.Average(tokens => tokens.Count),
            holders.SelectMany(tokens => tokens.Distinct()).CountBy(token => token).ToDictionary());
    }

    public JsonAnswer TermVectors(JsonObject request)
    {
        var vectors = new JsonObject();
        foreach (var (field, text) in request["doc"]!.AsObject())
        {
            if (MappingOf(field) is null) throw new Refusal(400, "strict_dynamic_mapping_exception", $"mapping set to strict, dynamic introduction of [{field}] within [_doc] is not allowed");

            var statistics = StatisticsOf(field);
            var terms = new JsonObject();
            foreach (var (term, times) in ((string)text!).Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(term => term).OrderBy(term => term.Key, StringComparer.Ordinal))
            {
                var counts = new JsonObject { ["term_freq"] = times };
                if (statistics.Frequencies.TryGetValue(term, out var frequency)) (counts["doc_freq"], counts["ttf"]) = (frequency, frequency);
                terms[term] = counts;
            }

            if (terms.Count > 0) vectors[field] = new JsonObject { ["field_statistics"] = new JsonObject { ["sum_doc_freq"] = 1, ["doc_count"] = statistics.Documents, ["sum_ttf"] = 1 }, ["terms"] = terms };
        }

        return new(200, new() { ["_index"] = Index, ["_version"] = 0, ["found"] = true, ["took"] = 0, ["term_vectors"] = vectors });
    }

    private static void Remove(JsonNode? from, ReadOnlySpan<string> path, ReadOnlySpan<string> at)
    {
        if (at.Length > 0)
        {
            if (path.Length > 1 && path[0] == at[0]) Remove(from, path[1..], at[1..]);
            return;
        }

        if (from is JsonArray array)
        {
            foreach (var item in array) Remove(item, path, at);
        }
        else if (from is JsonObject source)
        {
            if (path.Length == 1) source.Remove(path[0]);
            else Remove(source[path[0]], path[1..], at);
        }
    }
}

/// <summary>A document, or one that is nested in it under a path.</summary>
internal sealed class SeenDocument
{
    private readonly SeenDocuments _all;
    private readonly string _path;
    private readonly Dictionary<string, IReadOnlyList<string>> _tokens = [];

    public SeenDocument(string id, JsonObject source, SeenDocuments all, string path)
    {
        (Id, Source, _all, _path) = (id, source, all, path);
        foreach (var (name, value) in path.Length > 0 ? [] : source)
        {
            if ((string?)all.MappingOf(name)?["type"] == "nested") Nested[name] = [.. value!.AsArray().Select(nested => new SeenDocument(id, nested!.AsObject(), all, name))];
        }
    }

    public string Id { get; }

    public JsonObject Source { get; }

    public Dictionary<string, IReadOnlyList<SeenDocument>> Nested { get; } = [];

    public JsonObject Kept => _all.Kept(Source, _path);

    /// <summary>The words of a field of text.</summary>
    public IReadOnlyList<string> Tokens(string field)
    {
        if (_tokens.TryGetValue(field, out var known)) return known;
        return _tokens[field] = [.. Values(field).SelectMany(value => ((string)value!).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>What is indexed of a field.</summary>
    public IEnumerable<JsonNode> Values(string field)
    {
        var own = _path.Length == 0 ? field : field.StartsWith(_path + ".", StringComparison.Ordinal) ? field[(_path.Length + 1)..] : null;
        if (own is null || (_path.Length == 0 && Nested.Keys.Any(path => field.StartsWith(path + ".", StringComparison.Ordinal)))) return [];

        JsonNode? value = Source;
        foreach (var part in own.Split('.')) value = (value as JsonObject)?[part];
        return value switch { null => [], JsonArray array => array.OfType<JsonNode>(), _ => [value] };
    }

    public static DateOnly Day(JsonNode value) => DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed record FieldStatistics(int Documents, double AverageLength, IReadOnlyDictionary<string, int> Frequencies);
