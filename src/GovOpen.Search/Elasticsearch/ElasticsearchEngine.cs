using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Search.Indexing;
using Fields = GovOpen.Search.Elasticsearch.IndexDefinition;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// The search engine outside the process: one index of an Elasticsearch server, one document for each entry, with its passages
/// nested in it. Several replicas may feed the same index: every change bears the place of its entry in the projection as an
/// external version, so that a late one changes nothing.
/// </summary>
internal sealed class ElasticsearchEngine : ISearchEngine
{
    private const string StateId = "state";
    private const string Origins = "origin";
    private const string Through = "appliedThrough";
    private const int ListPage = 1000;
    private const string KeepAlive = "1m";
    private const string FoundByNumber = "number";

    private readonly ElasticsearchClient _client;
    private readonly ChangeSender _changes;
    private readonly bool _knowsWords;
    private long _appliedThrough;

    /// <param name="client">Asks the server.</param>
    /// <param name="index">Its name; there is one.</param>
    /// <param name="knowsWords">Whether it was made by a server that divides Chinese into words.</param>
    /// <param name="state">What it says of itself.</param>
    public ElasticsearchEngine(ElasticsearchClient client, string index, bool knowsWords, IndexState state)
    {
        (_client, Index, _knowsWords, Origin, _appliedThrough) = (client, index, knowsWords, state.Origin, state.AppliedThrough);
        _changes = new(client, Fields.WritingTo(index));
    }

    public string Index { get; }

    /// <summary>Says which projection the index follows.</summary>
    public string Origin { get; private set; }

    public long AppliedThrough => Volatile.Read(ref _appliedThrough);

    public async Task ApplyAsync(IReadOnlyList<IndexChange> changes, long appliedThrough, CancellationToken ct)
    {
        await _changes.SendAsync(changes, ct);
        await SaveStateAsync(new(Origin, appliedThrough), ct); // only now that nothing before it is missing
        await _client.SendAsync(HttpMethod.Post, $"{Index}/_refresh", body: null, ct);
        Volatile.Write(ref _appliedThrough, appliedThrough);
    }

    /// <inheritdoc/>
    public Task StageAsync(IReadOnlyList<IndexChange> changes, CancellationToken ct) => _changes.SendAsync(changes, ct); // not seen before a refresh

    public async Task<SearchAnswer> SearchAsync(SearchQuery query, CancellationToken ct)
    {
        var tokens = QueryTokens.Of(query.Text, query.Expansion);
        var statistics = TermStatistics.OfAsync(tokens.Keys, _client, Index, ct);
        var exact = ExactNames.FindAsync(query, _client, Index, ct);
        await Task.WhenAll(statistics, exact);

        var plan = new ServerPlan(query, tokens, await statistics, await exact, _knowsWords);
        return ServerHits.Read(await _client.SearchAsync($"{Index}/_search", plan.Request(), ct), query, tokens, plan);
    }

    public async Task<IReadOnlyList<NamedEntry>> CompleteAsync(SearchQuery query, CancellationToken ct)
    {
        var piece = ExactTitle.Normalise(query.Text);
        if (piece.Length == 0 || query.Take == 0) return [];

        var signs = TermNames.Signs(piece);
        var first = $"{TermNames.Start} {signs}";
        var answer = await _client.SearchAsync(
            $"{Index}/_search",
            new()
            {
                ["size"] = query.Take,
                ["track_total_hits"] = false,
                ["_source"] = new JsonArray(Fields.Entry),
                ["query"] = Dsl.Sum(
                    [
                        Dsl.Constant(Dsl.Any(Dsl.Phrase(Fields.TitleSigns, first), Dsl.Phrase(Fields.NumberSigns, first)), 1),
                        Dsl.Constant(Dsl.Phrase(Fields.NumberSigns, signs), 0, FoundByNumber),
                    ],
                    [Dsl.Any(Dsl.Phrase(Fields.TitleSigns, signs), Dsl.Phrase(Fields.NumberSigns, signs)), .. ElasticsearchFilters.ButForStatus(query), ElasticsearchFilters.Status(query)]),
                ["sort"] = Dsl.Array(
                [
                    Dsl.Of("_score", "desc"), Dsl.Of(Fields.Prior, "desc"),
                    Dsl.Of(Fields.PublishedOn, new JsonObject { ["order"] = "desc", ["missing"] = "_last" }), Dsl.Of(Fields.Id, "asc"),
                ]),
            },
            ct);
        return [.. ServerHits.In(answer).Select(hit => new NamedEntry(ServerHits.Entry(hit), ServerHits.WasFoundBy(FoundByNumber, hit)))];
    }

    /// <summary>Documents, not passages: these a server counts at once.</summary>
    public async Task<IReadOnlyList<int>> FrequenciesAsync(IReadOnlyList<CharacterPair> pairs, CancellationToken ct)
    {
        var keys = pairs.Select(pair => TermKey.Pair(pair.First, pair.Second)).ToList();
        var statistics = await TermStatistics.OfAsync(keys.Distinct(), _client, Index, ct);
        return [.. keys.Select(statistics.FrequencyOf)];
    }

    /// <summary>Page by page, from one point in time.</summary>
    public async Task<Register> ListAsync(SearchQuery query, CancellationToken ct)
    {
        var through = AppliedThrough;
        var opened = await _client.SendAsync(HttpMethod.Post, $"{Index}/_pit?keep_alive={KeepAlive}", body: null, ct);
        var point = opened.GetProperty("id").GetString()!;
        try
        {
            var entries = new List<ListedEntry>();
            for (JsonElement? last = null; ;)
            {
                var answer = await _client.SearchAsync("_search", Page(query, point, last), ct); // names no index: the point in time does
                point = answer.GetProperty("pit_id").GetString()!;
                var page = ServerHits.In(answer).ToList();
                entries.AddRange(page.Select(ServerHits.Entry).Select(entry => new ListedEntry(entry, entry.Validity.On(query.AsOf))));
                if (page.Count < ListPage) return new(entries.Count, through, entries);
                last = page[^1].GetProperty("sort");
            }
        }
        finally
        {
            await _client.TrySendAsync(HttpMethod.Delete, "_pit", Dsl.Of("id", point), CancellationToken.None);
        }
    }

    /// <summary>How many entries there are.</summary>
    public async Task<long> CountAsync(CancellationToken ct)
    {
        var answer = await _client.SendAsync(HttpMethod.Post, $"{Index}/_count", Dsl.Of("query", Dsl.Exists(Fields.Id)), ct);
        return answer.GetProperty("count").GetInt64();
    }

    /// <summary>Writes anew what something was deleted from, so that nothing of that is left.</summary>
    /// <param name="origin">What the index says from now on.</param>
    /// <param name="ct">Leaves it to the next time.</param>
    public async Task ForgetDeletedAsync(string origin, CancellationToken ct)
    {
        await _client.SendAsync(HttpMethod.Post, $"{Index}/_forcemerge?only_expunge_deletes=true", body: null, ct);
        await SaveStateAsync(new(origin, AppliedThrough), ct);
        Origin = origin;
    }

    /// <summary>Says in the index what it is of, and how far it has come.</summary>
    public Task SaveStateAsync(CancellationToken ct) => SaveStateAsync(new(Origin, AppliedThrough), ct);

    /// <summary>What an index says of itself; null when it says nothing, or is not there.</summary>
    public static async Task<IndexState?> ReadStateAsync(ElasticsearchClient client, string index, CancellationToken ct)
    {
        if (await client.TrySendAsync(HttpMethod.Get, $"{index}/_doc/{StateId}", body: null, ct) is not { } found) return null;

        var state = found.GetProperty("_source").GetProperty(Fields.State);
        return new(state.GetProperty(Origins).GetString()!, state.GetProperty(Through).GetInt64());
    }

    // Of two replicas the one that is behind never takes it back.
    private Task SaveStateAsync(IndexState state, CancellationToken ct) => _changes.SendAsync(
        StateId, state.AppliedThrough, "external_gte", new JsonObject { [Fields.State] = new JsonObject { [Origins] = state.Origin, [Through] = state.AppliedThrough } }, ct);

    private static JsonObject Page(SearchQuery query, string point, JsonElement? after)
    {
        var request = new JsonObject
        {
            ["size"] = ListPage,
            ["track_total_hits"] = false,
            ["pit"] = new JsonObject { ["id"] = point, ["keep_alive"] = KeepAlive },
            ["_source"] = new JsonArray(Fields.Entry),
            ["query"] = Dsl.All([.. ElasticsearchFilters.ButForStatus(query), ElasticsearchFilters.Status(query)]),
            ["sort"] = Dsl.Array(
            [
                Dsl.Of(Fields.Issuer, new JsonObject { ["order"] = "asc", ["missing"] = "_first" }),
                Dsl.Of(Fields.Number, new JsonObject { ["order"] = "asc", ["missing"] = "_first" }),
                Dsl.Of(Fields.Id, "asc"),
            ]),
        };
        if (after is { } last) request["search_after"] = JsonArray.Create(last);
        return request;
    }
}

/// <param name="Origin">Which projection the index follows.</param>
/// <param name="AppliedThrough">Up to where it has all of it.</param>
internal sealed record IndexState(string Origin, long AppliedThrough);
