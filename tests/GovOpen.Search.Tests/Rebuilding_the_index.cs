using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.Search.Tests.Elasticsearch;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>The index is built anew while it goes on answering, and only what says the same as the projection takes its place.</summary>
public abstract class Rebuilding_the_index : IAsyncLifetime
{
    private protected SearchApi Search { get; set; } = null!;

    public virtual Task InitializeAsync() => Search.InitializeAsync();

    public virtual Task DisposeAsync() => Search.DisposeAsync();

    [Fact]
    public async Task answers_all_the_while_and_afterwards_the_same()
    {
        var documents = Enumerable.Range(0, 450).Select(i => Published($"就业补贴办法{i}")).ToArray();
        await Search.HasPublishedAsync(documents);
        var before = await Search.SearchAsync("q=就业补贴&size=50");
        var engine = Search.Index.Engine;

        var published = 0;
        using var ends = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            while (!ends.IsCancellationRequested)
            {
                if (published < 20) await Search.PublishesAsync(Published("公积金" + ++published));
                Assert.Equal(450, (await Search.SearchAsync("q=就业补贴&size=1")).Total);
            }
        });
        var request = await RequestedAsync();
        await StateAsync(request, "done");
        await ends.CancelAsync();
        await asking;

        Assert.NotSame(engine, Search.Index.Engine);
        var replica = Assert.Single((await ListedAsync())["rebuilds"]!.AsArray(), one => (Guid)one!["id"]! == request)!["replicas"]![0]!;
        Assert.Equal(("done", (long)replica["total"]!), ((string)replica["state"]!, (long)replica["done"]!));
        await Search.IsCurrentAsync();
        var after = await Search.SearchAsync("q=就业补贴&size=50");
        Assert.Equal(before.Hits.Select(hit => hit.Id), after.Hits.Select(hit => hit.Id));
        Assert.Equal(published, (await Search.SearchAsync("q=公积金")).Total);
        Assert.Equal(450L, await Search.Projection.ScalarAsync("select least(done, 450) from index_rebuild_progress where rebuild_id = $1 and done <= total", request));

        await Search.HasPublishedAsync(documents[0] with { Version = 2, Title = "已经改名" });
        Assert.Equal(["已经改名"], await Search.TitlesAsync("q=已经改名"));
    }

    [Fact]
    public async Task keeps_what_was_said_of_words()
    {
        await Search.HasPublishedAsync(Published("住房公积金提取办法"));
        var word = new SynonymsChanged { SynonymId = Guid.CreateVersion7(), Version = 1, Word = "小金库", Terms = ["住房公积金"], ChangedAt = Search.Clock.GetUtcNow() };
        await Search.HappensAsync(db => db.Append(word.SynonymId, 1, word));
        await StateAsync(await RequestedAsync(), "done");

        Assert.Equal(1, (await Search.SearchAsync("q=小金库")).Total);
    }

    [Fact]
    public async Task is_not_done_for_what_was_asked_long_ago()
    {
        await Search.HasPublishedAsync(Published("就业办法"));
        var old = new IndexRebuildRequested { RequestId = Guid.CreateVersion7(), Reason = "早已重建", RequestedAt = Search.Clock.GetUtcNow().AddHours(-2) };
        await Search.HappensAsync(db => db.Append(old.RequestId, 1, old));
        await Search.IsCurrentAsync();

        Assert.Equal(0L, await Search.Projection.ScalarAsync("select count(*) from index_rebuilds"));
    }

    private static DocumentPublished Published(string title) => LogWriter.Published(Guid.CreateVersion7(), 1, title, $"第一条 {title}。");

    private async Task<JsonObject> ListedAsync()
    {
        using var client = Search.AnonymousClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Search.Issuer.StaffToken(Role.SysAdmin));
        return (await client.GetFromJsonAsync<JsonObject>("api/index-rebuilds"))!;
    }

    private async Task<Guid> RequestedAsync()
    {
        var request = new IndexRebuildRequested { RequestId = Guid.CreateVersion7(), Reason = "升级后重建", RequestedAt = Search.Clock.GetUtcNow().AddSeconds(1) };
        await Search.HappensAsync(db => db.Append(request.RequestId, 1, request));
        return request.RequestId;
    }

    private async Task StateAsync(Guid request, string state) =>
        await Eventually.BecomesAsync(() => Search.Projection.ScalarAsync("select state from index_rebuild_progress where rebuild_id = $1", request), now => (string?)now == state, what: "the rebuild");
}

public sealed class Rebuilding_the_embedded_index : Rebuilding_the_index
{
    public Rebuilding_the_embedded_index() => Search = new();

    [Fact]
    public async Task leaves_the_old_one_where_the_new_one_says_something_else()
    {
        await Search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "就业补贴办法", "第一条 就业。"));
        var next = await Search.Index.BeginAnewAsync(Guid.NewGuid(), CancellationToken.None);
        var stranger = new Indexing.RandomCorpus(1).Entry(1) with { Validity = new() { EffectiveOn = SearchApi.Today } };
        await next.Engine.ApplyAsync([new(stranger.Id, stranger, 1)], next.Engine.AppliedThrough, CancellationToken.None);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => Search.Rebuild.VerifyAsync(next.Engine, CancellationToken.None));

        Assert.Contains("not in the projection", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_the_old_one_where_a_text_was_purged_meanwhile()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "泄露隐私的通知", "第一条 秘密。");
        await Search.HasPublishedAsync(document);
        var (engine, next) = (Search.Index.Engine, await Search.Index.BeginAnewAsync(Guid.NewGuid(), CancellationToken.None));
        await Search.HasPurgedAsync(document.BodyHash);
        Search.Index.Offer(next);

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => next.Replaced.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("purged", problem.Message, StringComparison.Ordinal);
        Assert.Same(engine, Search.Index.Engine);
    }
}

public sealed class Rebuilding_the_index_in_a_server : Rebuilding_the_index
{
    private Server _server = null!;

    public override async Task InitializeAsync()
    {
        _server = await Server.StartAsync();
        Search = new() { Settings = new Dictionary<string, string> { ["ConnectionStrings:elasticsearch"] = _server.Address, ["Search:IndexName"] = _server.Alias } };
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }
}
