using GovOpen.Search.Elasticsearch;
using GovOpen.Search.Indexing;
using GovOpen.Search.Tests.Indexing;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>Indices come and go behind one alias: what is shown is always whole, and of the projection that is asked for.</summary>
public sealed class The_life_of_an_index : IAsyncLifetime
{
    private readonly RandomCorpus _corpus = new(5);
    private Server _server = null!;

    public async Task InitializeAsync() => _server = await Server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task goes_on_where_it_was_when_a_process_ends()
    {
        var before = await FilledAsync("a", entries: 5);

        var after = await OpenAsync(_server.Home(), "a", head: 5);

        Assert.Equal((before.Index, 5), (after.Index, after.AppliedThrough));
        Assert.Equal(5, await after.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task is_shared_by_replicas_whichever_comes_first()
    {
        var (one, other) = (_server.Home(), _server.Home());
        var (first, second) = (await OpenAsync(one, "a", head: 2), await OpenAsync(other, "a", head: 2));
        Assert.Equal(first.Index, second.Index);

        var entries = Enumerable.Range(0, 2).Select(i => _corpus.Entry(i)).ToArray();
        await Task.WhenAll(((ISearchEngine[])[first, second]).Select(engine => engine.Apply(entries)));
        await Task.WhenAll(one.CaughtUpAsync(CancellationToken.None), other.CaughtUpAsync(CancellationToken.None));

        Assert.Equal(2, await second.CountAsync(CancellationToken.None));
        Assert.Equal([first.Index], await AliasedAsync());
    }

    [Fact]
    public async Task ends_only_when_the_next_one_has_everything()
    {
        var old = await FilledAsync("a", entries: 3);

        var home = _server.Home();
        var next = await OpenAsync(home, "b", head: 4);
        await next.Apply([.. Enumerable.Range(0, 4).Select(i => _corpus.Entry(i))]);
        Assert.NotEqual(old.Index, next.Index);
        Assert.Equal([old.Index], await AliasedAsync());
        Assert.Equal(3, await old.CountAsync(CancellationToken.None));

        await home.CaughtUpAsync(CancellationToken.None);

        Assert.Equal([next.Index], await AliasedAsync());
        await Assert.ThrowsAsync<ElasticsearchException>(() => old.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task is_begun_anew_when_the_projection_was_restored_to_an_older_state()
    {
        await FilledAsync("a", entries: 5);

        var after = await OpenAsync(_server.Home(), "a", head: 3);

        Assert.Equal(0, after.AppliedThrough);
        Assert.Equal(0, await after.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task is_begun_anew_when_somebody_removed_it()
    {
        var home = _server.Home();
        var engine = await OpenAsync(home, "a", head: 1);
        await engine.Apply(_corpus.Entry(1));
        Assert.Same(engine, await home.OpenAsync("a", head: 1, CancellationToken.None));

        await _server.Client.SendAsync(HttpMethod.Delete, engine.Index, body: null, CancellationToken.None);

        Assert.Equal(0, (await OpenAsync(home, "a", head: 1)).AppliedThrough);
        await home.CaughtUpAsync(CancellationToken.None);
    }

    [Fact]
    public async Task has_another_name_for_its_projection_when_it_went_through_a_purge()
    {
        var home = _server.Home();
        var engine = await OpenAsync(home, "a, purged through 0", head: 3);
        await engine.Apply(_corpus.Entry(1), _corpus.Entry(2));
        await home.CaughtUpAsync(CancellationToken.None);
        await engine.Remove(_corpus.Entry(1).Id);

        await home.ForgetDeletedAsync("a, purged through 3", CancellationToken.None);

        var after = await OpenAsync(_server.Home(), "a, purged through 3", head: 3);
        Assert.Equal((engine.Index, 3), (after.Index, after.AppliedThrough));
    }

    private async Task<ElasticsearchEngine> FilledAsync(string origin, int entries)
    {
        var home = _server.Home();
        var engine = await OpenAsync(home, origin, head: entries);
        await engine.Apply([.. Enumerable.Range(0, entries).Select(i => _corpus.Entry(i))]);
        await home.CaughtUpAsync(CancellationToken.None);
        return engine;
    }

    private static async Task<ElasticsearchEngine> OpenAsync(ElasticsearchHome home, string origin, long head) => (ElasticsearchEngine)await home.OpenAsync(origin, head, CancellationToken.None);

    private async Task<IEnumerable<string>> AliasedAsync() =>
        (await _server.Client.TrySendAsync(HttpMethod.Get, $"_alias/{_server.Alias}", body: null, CancellationToken.None))!.Value.EnumerateObject().Select(index => index.Name);
}
