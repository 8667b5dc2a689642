using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;
using Microsoft.Extensions.Options;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// Keeps the index in Elasticsearch, behind an alias. Replicas of one projection share it: what they make is named alike, and what one
/// has made the others join. A new one gets the alias when it has all that the projection had; only then the old one goes.
/// </summary>
internal sealed class ElasticsearchHome(ElasticsearchClient client, IOptions<SearchOptions> options, TimeProvider clock, ILogger<ElasticsearchHome> logger) : IIndexHome
{
    // So long other replicas may still ask the index that was replaced.
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(1);

    private readonly List<(string Index, long Since)> _replaced = [];
    private ElasticsearchEngine? _engine;

    private string Alias => options.Value.IndexName;

    public async Task<ISearchEngine> OpenAsync(string origin, long head, CancellationToken ct)
    {
        foreach (var index in await AliasedAsync(ct))
        {
            if (!await IsOfAsync(index, origin, head, ct)) continue;
            if (index == _engine?.Index) return _engine;

            logger.LogInformation("The index is {Index} of Elasticsearch.", index);
            return _engine = await ConnectAsync(index, origin, ct);
        }

        if (_engine is { } open && await IsOfAsync(open.Index, origin, head, ct)) return open;
        return _engine = await CreateAsync(origin, NameOf(origin), head, ct);
    }

    public async Task<ISearchEngine> BeginAnewAsync(string origin, Guid request, CancellationToken ct) => await CreateAsync(origin, NameOf($"{origin}, {request}"), long.MaxValue, ct);

    public async Task ReplaceAsync(ISearchEngine next, CancellationToken ct)
    {
        var engine = (ElasticsearchEngine)next;
        var old = (await AliasedAsync(ct)).Where(aliased => aliased != engine.Index).ToList();
        await PointAsync(engine.Index, old.Select(name => Dsl.Of("remove", new JsonObject { ["index"] = name, ["alias"] = Alias })), ct);
        _replaced.AddRange(old.Select(name => (name, clock.GetTimestamp())));
        _engine = engine;
    }

    public async Task CaughtUpAsync(CancellationToken ct)
    {
        var index = _engine!.Index;
        var old = (await AliasedAsync(ct)).Where(aliased => aliased != index).ToList();
        await PointAsync(index, old.Select(name => Dsl.Of("remove_index", new JsonObject { ["index"] = name })), ct);
        if (old.Count > 0) logger.LogInformation("{Alias} is {Index} now; {Old} is gone.", Alias, index, string.Join(", ", old));
    }

    public Task ForgetDeletedAsync(string origin, CancellationToken ct) => _engine!.ForgetDeletedAsync(origin, ct);

    /// <summary>The server keeps it; here is only seen that nobody has removed or replaced it.</summary>
    public async Task KeepAsync(bool isEnding, CancellationToken ct)
    {
        if (isEnding || _engine is not { } engine) return;

        // An index that has the alias is there.
        var aliased = await AliasedAsync(ct);
        if (!aliased.Contains(engine.Index))
        {
            if (await ElasticsearchEngine.ReadStateAsync(client, engine.Index, ct) is null) throw new ElasticsearchException("not_found", $"{engine.Index} is gone.");
            if (aliased.Count > 0) throw new ElasticsearchException("replaced", $"{engine.Index} was replaced by {aliased[0]}.");
        }

        foreach (var old in _replaced.Where(old => clock.GetElapsedTime(old.Since) > _grace).ToList())
        {
            await client.TrySendAsync(HttpMethod.Delete, old.Index, body: null, ct);
            _replaced.Remove(old);
        }
    }

    private string NameOf(string what) => $"{Alias}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 8))}";

    private async Task PointAsync(string index, IEnumerable<JsonObject> others, CancellationToken ct) => await client.SendAsync(
        HttpMethod.Post, "_aliases", Dsl.Of("actions", Dsl.Array([Dsl.Of("add", new JsonObject { ["index"] = index, ["alias"] = Alias }), .. others])), ct);

    private async Task<bool> IsOfAsync(string index, string origin, long head, CancellationToken ct) =>
        await ElasticsearchEngine.ReadStateAsync(client, index, ct) is { } state && state.Origin == origin && state.AppliedThrough <= head;

    private async Task<IReadOnlyList<string>> AliasedAsync(CancellationToken ct) =>
        await client.TrySendAsync(HttpMethod.Get, $"_alias/{Alias}", body: null, ct) is { } indices ? [.. indices.EnumerateObject().Select(index => index.Name)] : [];

    private async Task<ElasticsearchEngine> CreateAsync(string origin, string index, long head, CancellationToken ct)
    {
        // One of this name that another replica has begun is joined; one that is ahead of the projection is of a state that is lost.
        if (await ElasticsearchEngine.ReadStateAsync(client, index, ct) is { } state && state.AppliedThrough > head)
        {
            await client.TrySendAsync(HttpMethod.Delete, index, body: null, ct);
        }

        try
        {
            await client.SendAsync(HttpMethod.Put, index, IndexDefinition.Of(index, await KnowsWordsAsync(ct)), ct);
            logger.LogInformation("{Index} of Elasticsearch is built from the projection.", index);
        }
        catch (ElasticsearchException e) when (e.Type == "resource_already_exists_exception")
        {
            logger.LogInformation("{Index} of Elasticsearch goes on being built from the projection.", index);
        }

        var engine = await ConnectAsync(index, origin, ct);
        await engine.SaveStateAsync(ct);
        return engine;
    }

    private async Task<ElasticsearchEngine> ConnectAsync(string index, string origin, CancellationToken ct)
    {
        var hasWords = IndexDefinition.HasWords(await client.SendAsync(HttpMethod.Get, $"{index}/_mapping", body: null, ct));
        return new(client, index, hasWords, await ElasticsearchEngine.ReadStateAsync(client, index, ct) ?? new(origin, AppliedThrough: 0));
    }

    /// <summary>Whether the server has the plugin smartcn, which divides Chinese into words.</summary>
    private async Task<bool> KnowsWordsAsync(CancellationToken ct)
    {
        try
        {
            await client.SendAsync(HttpMethod.Post, "_analyze", new() { ["analyzer"] = "smartcn", ["text"] = "政务公开" }, ct);
            return true;
        }
        catch (ElasticsearchException)
        {
            return false;
        }
    }
}
