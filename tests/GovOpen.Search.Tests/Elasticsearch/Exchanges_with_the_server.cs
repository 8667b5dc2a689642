using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>
/// What Elasticsearch 9.5 was seen to answer ("recorded"), or answers by its documentation and source ("documented"), about documents
/// of our own. The double answers so, or the other tests on it would prove nothing; with a real server at hand, so does that.
/// </summary>
public sealed class Exchanges_with_the_server : IAsyncLifetime
{
    // Told by a real server about itself, and of no use to us.
    private static readonly string[] _ofServers =
    [
        "index_uuid", "shard", "index", "line", "col", "caused_by", "phase", "grouped", "failed_shards", "resource.type", "resource.id", "forced_refresh", "_seq_no", "_primary_term", "took",
        "_nested", "_shard", "_node", "_index", "details", "number_of_nodes", "number_of_data_nodes", "active_primary_shards", "active_shards", "relocating_shards", "initializing_shards", "unassigned_shards",
        "unassigned_primary_shards", "delayed_unassigned_shards", "number_of_pending_tasks", "number_of_in_flight_fetch", "task_max_waiting_in_queue_millis", "active_shards_percent_as_number",
    ];

    // Compared by value; of all else there must be the same kind.
    private static readonly string[] _byValue =
        ["status", "result", "errors", "found", "count", "total", "doc_count", "doc_freq", "key", "_id", "_version", "timed_out", "failed", "acknowledged", "sort", "matched_queries", "text", "id", "issuer", "title"];

    private Server _server = null!;

    public async Task InitializeAsync() => _server = await Server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task go_as_they_were_seen_to_go()
    {
        using var http = new HttpClient { BaseAddress = new(_server.Address) };
        var names = new Dictionary<string, string> { ["{index}"] = _server.Alias + "-1", ["{alias}"] = _server.Alias };
        foreach (var exchange in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Elasticsearch", "exchanges.json")))!.AsArray())
        {
            using var request = new HttpRequestMessage(new((string)exchange!["method"]!), new Uri(Named(exchange["path"]!), UriKind.Relative)) { Content = ContentOf(exchange, Named) };
            using var response = await http.SendAsync(request);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

            if ((string?)answer["id"] is { } point) names["{point}"] = point;
            var expected = exchange["answer"]!;
            Assert.True((int)expected["status"]! == (int)response.StatusCode, $"{exchange["name"]}: {(int)response.StatusCode} {answer}");
            ShouldBeLike(JsonNode.Parse(Named(expected["body"]!)), answer, $"{exchange["name"]}: ");
        }

        string Named(JsonNode text) => names.Aggregate(text is JsonValue ? (string)text! : text.ToJsonString(), (named, name) => named.Replace(name.Key, name.Value, StringComparison.Ordinal));
    }

    private static ByteArrayContent? ContentOf(JsonNode exchange, Func<JsonNode, string> named)
    {
        var (text, type) = exchange["lines"] is { } lines
            ? (string.Concat(lines.AsArray().Select(line => named(line!) + "\n")), "application/x-ndjson")
            : (exchange["body"] is { } body ? named(body) : null, "application/json");
        return text is null ? null : new(System.Text.Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
    }

    private static void ShouldBeLike(JsonNode? expected, JsonNode? actual, string at)
    {
        Assert.True(Kind(expected) == Kind(actual), $"{at} expected {expected?.ToJsonString() ?? "null"}, was {actual?.ToJsonString() ?? "null"}");
        if (expected is JsonArray items)
        {
            Assert.True(items.Count == actual!.AsArray().Count, $"{at} expected {items.ToJsonString()}, was {actual.ToJsonString()}");
            for (var i = 0; i < items.Count; i++) ShouldBeLike(items[i], actual[i], $"{at}[{i}]");
        }
        else if (expected is JsonObject fields)
        {
            var missing = fields.Select(field => field.Key).Except(_ofServers).FirstOrDefault(name => !actual!.AsObject().ContainsKey(name));
            Assert.True(missing is null, $"{at} lacks {missing}: {actual}");
            var added = actual!.AsObject().Select(field => field.Key).Except(_ofServers).FirstOrDefault(name => !fields.ContainsKey(name));
            Assert.True(added is null, $"{at} has {added}, which was not seen: {actual}");
            foreach (var (name, value) in fields.Where(field => !_ofServers.Contains(field.Key)))
            {
                if (_byValue.Contains(name)) Assert.True(JsonNode.DeepEquals(value, actual[name]), $"{at}.{name} expected {value?.ToJsonString()}, was {actual[name]?.ToJsonString()}");
                else if (name == "type") ShouldBeRefusedAlike(value, actual, at);
                else ShouldBeLike(value, actual[name], $"{at}.{name}");
            }
        }
    }

    private static JsonValueKind Kind(JsonNode? node) => node?.GetValueKind() switch { null => JsonValueKind.Null, JsonValueKind.False => JsonValueKind.True, var kind => kind.Value };

    // Of a refusal by all shards the cause names the kind.
    private static void ShouldBeRefusedAlike(JsonNode? type, JsonNode answer, string at)
    {
        if ((string?)type != "search_phase_execution_exception") Assert.True((string?)type == (string?)answer["type"], $"{at} expected {type}, was {answer["type"]}");
    }
}
