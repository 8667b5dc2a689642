using System.Net;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>The projection and the index against what the source has published, through failures.</summary>
public sealed class Following_the_source : IAsyncLifetime
{
    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task a_changed_document_is_shown_in_its_newest_version()
    {
        var id = Guid.CreateVersion7();
        await _search.HasPublishedAsync(LogWriter.Published(id, 1, "旧标题"), LogWriter.Published(id, 3, "最新标题"), LogWriter.Published(id, 2, "中间标题"));
        Assert.Equal(["最新标题"], await _search.TitlesAsync("validity=all"));
    }

    [Fact]
    public async Task a_repeal_is_seen_within_the_time_that_the_answer_claims()
    {
        var id = Guid.CreateVersion7();
        await _search.HasPublishedAsync(LogWriter.Published(id, 1, "将被废止的通知"));
        var repealed = LogWriter.Published(id, 2, "将被废止的通知");
        await _search.PublishesAsync(repealed with { Validity = repealed.Validity with { RepealedOn = new(2024, 1, 1) } });
        var acknowledged = _search.Clock.GetUtcNow();

        // Whatever the answer is, it is honest: either it shows the end, or it does not claim to know of that instant.
        await Eventually.BecomesAsync(
            async () =>
            {
                var answer = await _search.SearchAsync("q=将被废止的通知");
                Assert.True(answer.Total == 0 || answer.IndexedThrough is null || answer.IndexedThrough < acknowledged, $"claims {answer.IndexedThrough:O}, acknowledged {acknowledged:O}");
                return answer.Total;
            },
            total => total == 0);
    }

    [Fact]
    public async Task an_index_that_restarts_goes_on_from_its_snapshot()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "重启以前的通知"));
        await _search.StopAsync();
        Assert.True(_search.HasSnapshot);
        await _search.PublishesAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "停机期间的通知"));
        _search.Start();
        await _search.IsCurrentAsync();
        Assert.Equal(2, (await _search.SearchAsync("validity=all")).Total);
    }

    [Fact]
    public async Task a_spoilt_snapshot_is_rebuilt_from_the_projection()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "快照损坏以前的通知"));
        await _search.StopAsync();
        _search.SpoilSnapshots();
        _search.Start();
        await _search.IsCurrentAsync();
        Assert.Equal(["快照损坏以前的通知"], await _search.TitlesAsync("validity=all"));
    }

    [Fact]
    public async Task a_restored_source_takes_with_it_what_it_has_forgotten()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "备份以前的通知"));
        await _search.RestoreSourceAsync(afterTheBackup: () => _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "备份以后的通知")));
        await Eventually.BecomesAsync(() => _search.TitlesAsync("validity=all"), titles => titles is ["备份以前的通知"], what: "the titles");
        await _search.IsCurrentAsync();
    }

    [Fact]
    public async Task answers_are_marked_as_stale_while_the_broker_is_away()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "断线以前的通知"));
        await _search.CutBrokerAsync();
        var answer = await Eventually.BecomesAsync(() => _search.SearchAsync("validity=all"), answer => answer.Stale, what: "the answer");
        Assert.All(answer.Hits, hit => Assert.True(hit.Stale));

        await _search.AllowBrokerAsync();
        await Eventually.BecomesAsync(() => _search.SearchAsync("validity=all"), answer => !answer.Stale, TimeSpan.FromSeconds(60), "the answer");
    }

    [Fact]
    public async Task an_event_without_its_body_waits_and_stops_nothing_else()
    {
        await _search.IsCurrentAsync();
        var published = LogWriter.Published(Guid.CreateVersion7(), 1, "正文取不到的通知") with { BodyHash = new string('0', 64) };
        await _search.PublishesAsync(published, LogWriter.Published(Guid.CreateVersion7(), 1, "其他通知"));
        await Eventually.BecomesAsync(() => _search.TitlesAsync("validity=all"), titles => titles is ["其他通知"], what: "the titles");
        Assert.True((await Eventually.BecomesAsync(() => _search.SearchAsync("validity=all"), answer => answer.Stale, what: "the answer")).Stale); // it knows that it lacks something
    }

    [Fact]
    public async Task readiness_tells_whether_the_index_is_loaded()
    {
        await _search.IsCurrentAsync();
        using var answer = await _search.GetAsync("health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
