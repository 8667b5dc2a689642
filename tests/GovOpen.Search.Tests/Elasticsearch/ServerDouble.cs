using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>
/// Answers over HTTP as Elasticsearch 9.5 does, for the calls that we make and no others: what it does not know it refuses, as the real
/// one refuses what does not exist. Its answers are held against recorded ones; with a real server at hand all tests run on that as well.
/// </summary>
internal sealed class ServerDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, DoubleIndex> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DoubleIndex> _points = [];
    private int _nextPoint;

    private ServerDouble(WebApplication app) => _app = app;

    /// <summary>Answers instead of the double, where it answers.</summary>
    public Func<HttpRequest, JsonAnswer?> Instead { get; set; } = _ => null;

    public List<string> Requests { get; } = [];

    public string Address => _app.Urls.Single();

    public static async Task<ServerDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100 << 20);
        var app = builder.Build();
        var server = new ServerDouble(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        JsonAnswer answer;
        lock (_lock)
        {
            Requests.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
            answer = Instead(http.Request) ?? Answer(http.Request, body);
        }

        http.Response.StatusCode = answer.Status;
        http.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body.ToJsonString(), Encoding.UTF8);
    }

    private JsonAnswer Answer(HttpRequest request, string body)
    {
        try
        {
            var parts = request.Path.Value!.Trim('/').Split('/');
            var json = body.Length == 0 || request.ContentType == "application/x-ndjson" ? [] : JsonNode.Parse(body)!.AsObject();
            return (request.Method, parts) switch
            {
                ("GET", [""]) => new(200, new() { ["cluster_name"] = "double", ["version"] = new JsonObject { ["number"] = "9.5.0" }, ["tagline"] = "You Know, for Search" }),
                ("GET", ["_cluster", "health"]) => new(200, new() { ["cluster_name"] = "double", ["status"] = "green", ["timed_out"] = false }),
                ("POST", ["_analyze"]) => throw Refusal.Argument($"failed to find global analyzer [{json["analyzer"]}]"),
                ("POST", ["_aliases"]) => Alias(json),
                ("GET", ["_alias", var alias]) => Aliased(alias),
                ("POST", ["_search"]) => SearchPoint(json),
                ("DELETE", ["_pit"]) => Close(json),
                ("PUT", [var index]) => Create(index, json),
                ("DELETE", [var index]) => Delete(index),
                ("GET", [var index, "_mapping"]) => new(200, new() { [Find(index).Name] = new JsonObject { ["mappings"] = Find(index).Mappings.DeepClone() } }),
                ("GET", [var index, "_doc", var id]) => Find(index).Get(id),
                ("POST", [var index, "_bulk"]) => Bulk(index, body, request.Query),
                ("POST", [var index, "_refresh"]) => Find(index).Refresh(),
                ("POST", [var index, "_forcemerge"]) => Find(index).ForceMerge(),
                ("POST", [var index, "_count"]) => new(200, Shards(new() { ["count"] = new DoubleSearch(Find(index).Seen).Count(json["query"]!) })),
                ("POST", [var index, "_termvectors"]) => Find(index).Seen.TermVectors(json),
                ("POST", [var index, "_search"]) => new(200, new DoubleSearch(Find(index).Seen).Answer(json)),
                ("POST", [var index, "_pit"]) => Open(index, request.Query),
                _ => throw Refusal.Argument($"no handler found for uri [{request.Path}] and method [{request.Method}]"),
            };
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
        catch (Exception e)
        {
            return new(500, new() { ["error"] = new JsonObject { ["type"] = "double", ["reason"] = e.ToString() } });
        }
    }

    /// <summary>With how many shards answered; of a change none is skipped.</summary>
    public static JsonObject Shards(JsonObject answer, bool ofChange = false)
    {
        answer["_shards"] = ofChange
            ? new JsonObject { ["total"] = 1, ["successful"] = 1, ["failed"] = 0 }
            : new JsonObject { ["total"] = 1, ["successful"] = 1, ["skipped"] = 0, ["failed"] = 0 };
        return answer;
    }

    private DoubleIndex Find(string name) =>
        _indices.GetValueOrDefault(name) ?? _indices.Values.SingleOrDefault(index => index.Aliases.Contains(name))
        ?? throw new Refusal(404, "index_not_found_exception", $"no such index [{name}]");

    private JsonAnswer Create(string name, JsonObject definition)
    {
        if (_indices.ContainsKey(name)) throw new Refusal(400, "resource_already_exists_exception", $"index [{name}/double] already exists");

        _indices[name] = new(name, definition);
        return new(200, new() { ["acknowledged"] = true, ["shards_acknowledged"] = true, ["index"] = name });
    }

    private JsonAnswer Delete(string name)
    {
        if (!_indices.Remove(name)) throw new Refusal(404, "index_not_found_exception", $"no such index [{name}]");
        return new(200, new() { ["acknowledged"] = true });
    }

    private JsonAnswer Alias(JsonObject request)
    {
        foreach (var (name, action) in request["actions"]!.AsArray().Select(action => action!.AsObject().Single()))
        {
            var index = _indices.GetValueOrDefault((string)action!["index"]!) ?? throw new Refusal(404, "index_not_found_exception", $"no such index [{action["index"]}]");
            switch (name)
            {
                case "add": index.Aliases.Add((string)action["alias"]!); break;
                case "remove": index.Aliases.Remove((string)action["alias"]!); break;
                case "remove_index": _indices.Remove(index.Name); break;
                default: throw Refusal.Argument($"unknown action [{name}]");
            }
        }

        return new(200, new() { ["acknowledged"] = true, ["errors"] = false });
    }

    private JsonAnswer Aliased(string alias)
    {
        var indices = _indices.Values.Where(index => index.Aliases.Contains(alias)).ToList();
        return indices.Count == 0
            ? new(404, new() { ["error"] = $"alias [{alias}] missing", ["status"] = 404 })
            : new(200, new(indices.Select(index => KeyValuePair.Create(index.Name, (JsonNode?)new JsonObject { ["aliases"] = new JsonObject { [alias] = new JsonObject() } }))));
    }

    private JsonAnswer Bulk(string name, string body, IQueryCollection query)
    {
        var found = _indices.Values.FirstOrDefault(index => index.Aliases.Contains(name)) ?? (query["require_alias"] == "true" ? null : Find(name));
        var items = new JsonArray();
        var lines = new Queue<string>(body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        while (lines.TryDequeue(out var action))
        {
            var (kind, what) = JsonNode.Parse(action)!.AsObject().Single();
            var source = kind == "index" ? JsonNode.Parse(lines.Dequeue())!.AsObject() : null;
            items.Add(new JsonObject
            {
                [kind] = found?.Change(what!.AsObject(), source)
                    ?? DoubleIndex.Failed(name, (string)what!["_id"]!, 404, "index_not_found_exception", $"no such index [{name}] and [require_alias] request flag is [true] and [{name}] is not an alias"),
            });
        }

        if (query["refresh"] == "true") found?.Refresh();
        return new(200, new() { ["errors"] = items.Any(item => item!.AsObject().Single().Value!["error"] is not null), ["took"] = 1, ["items"] = items });
    }

    private JsonAnswer Open(string index, IQueryCollection query)
    {
        if (!query.ContainsKey("keep_alive")) throw Refusal.Validation("Validation Failed: 1: [keep_alive] is not specified;");

        var point = $"point-{_nextPoint++}";
        _points[point] = Find(index).At();
        return new(200, Shards(new() { ["id"] = point }));
    }

    private JsonAnswer SearchPoint(JsonObject request)
    {
        var point = (string?)request["pit"]?["id"] ?? throw Refusal.Argument("the double searches no index without a name but one of a point in time");
        if (!_points.TryGetValue(point, out var index)) throw new Refusal(404, "search_context_missing_exception", $"No search context found for id [{point}]");

        request.Remove("pit");
        var answer = new DoubleSearch(index.Seen).Answer(request, isInPoint: true);
        answer["pit_id"] = point;
        return new(200, answer);
    }

    private JsonAnswer Close(JsonObject request) => _points.Remove((string)request["id"]!)
        ? new(200, new() { ["succeeded"] = true, ["num_freed"] = 1 })
        : new(404, new() { ["succeeded"] = true, ["num_freed"] = 0 });
}

internal sealed record JsonAnswer(int Status, JsonObject Body);

/// <summary>What the server refuses, in its words.</summary>
internal sealed class Refusal(int status, string type, string reason) : Exception(reason)
{
    public JsonAnswer Answer => new(status, new() { ["error"] = new JsonObject { ["root_cause"] = new JsonArray(Cause()), ["type"] = type, ["reason"] = Message }, ["status"] = status });

    public static Refusal Argument(string reason) => new(400, "illegal_argument_exception", reason);

    public static Refusal Parsing(string reason) => new(400, "parsing_exception", reason);

    public static Refusal Validation(string reason) => new(400, "action_request_validation_exception", reason);

    private JsonObject Cause() => new() { ["type"] = type, ["reason"] = Message };
}
