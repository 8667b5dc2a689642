using System.Text.Json.Nodes;
using GovOpen.Search.Elasticsearch;
using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Indexing;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>A server that is busy, away, or refuses: nothing counts as applied that is not.</summary>
public sealed class Sending_changes : IAsyncLifetime
{
    private readonly RandomCorpus _corpus = new(4);
    private Server _server = null!;
    private ISearchEngine _engine = null!;

    public async Task InitializeAsync()
    {
        _server = await Server.StartDoubleAsync();
        _engine = await _server.NewEngineAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task sends_again_what_the_server_is_too_busy_for_and_only_that()
    {
        var entries = Enumerable.Range(0, 4).Select(i => _corpus.Entry(i) with { Validity = new() { EffectiveOn = RandomCorpus.Today } }).ToArray();
        var bulks = 0;
        _server.Double!.Instead = request => request.Path.Value!.EndsWith("_bulk", StringComparison.Ordinal) && bulks++ == 0 ? Busy(entries.Length) : null;

        await _engine.Apply(entries);

        Assert.Equal(3, bulks); // all, those again, and the state
        Assert.Equal(4, (await _engine.Search(new() { AsOf = RandomCorpus.Today })).Total);
        Assert.Equal(4, _engine.AppliedThrough);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task asks_again_when_the_server_is_busy(int status)
    {
        var refused = 0;
        _server.Double!.Instead = _ => refused++ < 2 ? new(status, new() { ["error"] = "busy" }) : null;

        await _engine.Apply(_corpus.Entry(1));

        Assert.Equal(1, _engine.AppliedThrough);
    }

    [Fact]
    public async Task stays_where_it_was_when_a_change_is_refused()
    {
        _server.Double!.Instead = request => request.Path.Value!.EndsWith("_bulk", StringComparison.Ordinal) ? Refused() : null;

        var refusal = await Assert.ThrowsAsync<ElasticsearchException>(() => _engine.Apply(_corpus.Entry(1)));

        Assert.Contains("mapper_parsing_exception", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _engine.AppliedThrough);
    }

    [Fact]
    public async Task lets_no_older_change_win()
    {
        var (old, young) = (_corpus.Entry(1) with { Title = "旧" }, _corpus.Entry(1) with { Title = "新", Validity = new() { EffectiveOn = RandomCorpus.Today } });
        var (gone, back) = (_corpus.Entry(2), _corpus.Entry(2));
        await _engine.ApplyAsync([new(young.Id, young, 7), new(gone.Id, null, 8)], 8, CancellationToken.None);

        await _engine.ApplyAsync([new(old.Id, old, 5), new(back.Id, back, 6)], 8, CancellationToken.None); // another replica, which is late

        Assert.Equal(["新"], (await _engine.Search(new() { AsOf = RandomCorpus.Today })).Hits.Select(hit => hit.Entry.Title));
    }

    [Fact]
    public async Task makes_no_index_where_there_is_none_any_more()
    {
        await _server.Client.SendAsync(HttpMethod.Delete, ((ElasticsearchEngine)_engine).Index, body: null, CancellationToken.None);

        await Assert.ThrowsAsync<ElasticsearchException>(() => _engine.Apply(_corpus.Entry(1)));
        Assert.Null(await ElasticsearchEngine.ReadStateAsync(_server.Client, ((ElasticsearchEngine)_engine).Index, CancellationToken.None));
    }

    [Fact]
    public async Task shows_no_part_of_an_answer_for_the_whole()
    {
        _server.Double!.Instead = request => request.Path.Value!.EndsWith("_search", StringComparison.Ordinal)
            ? new(200, new() { ["timed_out"] = false, ["_shards"] = new JsonObject { ["total"] = 5, ["successful"] = 4, ["failed"] = 1 }, ["hits"] = new JsonObject() })
            : null;

        await Assert.ThrowsAsync<HttpRequestException>(() => _engine.Search(new() { Text = "就业", AsOf = RandomCorpus.Today }));
    }

    [Fact]
    public async Task splits_what_is_too_much_for_one_request()
    {
        var entries = Enumerable.Range(0, 30).Select(i => _corpus.Entry(i) with { Passages = [.. Enumerable.Range(0, 200).Select(_ => new Passage("", _corpus.Scattered(600)))] }).ToArray();

        await _engine.Apply(entries);

        Assert.True(_server.Double!.Requests.Count(request => request.Contains("_bulk", StringComparison.Ordinal)) > 2);
        Assert.Equal(30, await ((ElasticsearchEngine)_engine).CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task closes_every_point_in_time_that_it_opens()
    {
        await _engine.Apply([.. Enumerable.Range(0, 5).Select(i => _corpus.Entry(i))]);
        await _engine.ListAsync(new() { AsOf = RandomCorpus.Today }, CancellationToken.None);

        Assert.Equal(1, _server.Double!.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal) && request.Contains("_pit", StringComparison.Ordinal)));
        Assert.Equal(1, _server.Double.Requests.Count(request => request == "DELETE /_pit"));
    }

    private static JsonAnswer Busy(int items) => new(200, new()
    {
        ["errors"] = true,
        ["items"] = new JsonArray([.. Enumerable.Range(0, items).Select(i => new JsonObject
        {
            ["index"] = new JsonObject { ["_id"] = $"{i}", ["status"] = 429, ["error"] = new JsonObject { ["type"] = "es_rejected_execution_exception", ["reason"] = "rejected execution" } },
        })]),
    });

    private static JsonAnswer Refused() => new(200, new()
    {
        ["errors"] = true,
        ["items"] = new JsonArray(new JsonObject { ["index"] = new JsonObject { ["_id"] = "1", ["status"] = 400, ["error"] = new JsonObject { ["type"] = "mapper_parsing_exception", ["reason"] = "failed to parse" } } }),
    });
}
