using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class Hot_issues : IAsyncLifetime
{
    private readonly HotlineApi _hotline = new();

    public Task InitializeAsync() => _hotline.InitializeAsync();

    public Task DisposeAsync() => _hotline.DisposeAsync();

    [Fact]
    public async Task A_surge_of_sixty_among_two_thousand_others_is_one_issue_within_ten_seconds()
    {
        var surge = Sayings.OfOneMatter(60);
        await FilesAsync(Sayings.OfManyMatters(2_000));
        await FilesAsync(surge.Take(40));
        var began = Stopwatch.StartNew();
        var sixty = await FilesAsync(surge.Skip(40));

        var issue = await Eventually.BecomesAsync(() => OnlyIssueAboutAsync("变电站"), found => found is not null && (int)found["count"]! >= 54, TimeSpan.FromSeconds(10) + began.Elapsed);

        Assert.Equal("510100", (string)issue!["division"]!);
        Assert.True((int)issue["count"]! <= 66, issue.ToJsonString());
        var read = await ReadAsync(issue);
        Assert.Contains(read["concerns"]!.AsArray(), one => sixty.Contains((string)one!["receipt"]!));
        Assert.Equal([HotlineApi.Document], read["relevant"]!.AsArray().Select(link => (string)link!["id"]!));
    }

    [Fact]
    public async Task What_comes_later_joins_the_issue_until_people_close_it()
    {
        var issue = await HasIssueAsync();
        await FilesAsync(Sayings.OfOneMatter(10, seed: 2));
        issue = await Eventually.BecomesAsync(() => ReadAsync(issue), found => (int)found["count"]! >= 33);

        var closed = await DoAsync(issue, "close", HotlineApi.Because("已召开说明会，选址另议。"));
        await FilesAsync(Sayings.OfOneMatter(25, seed: 3));
        var next = await Eventually.BecomesAsync(() => OnlyIssueAboutAsync("变电站"), found => found is not null);

        Assert.Equal("closed", (string)closed["state"]!);
        Assert.NotEqual((string)issue["id"]!, (string)next!["id"]!);
        Assert.Equal("not-open", await IsRefusedAsync(closed, "assess", new() { ["risk"] = "low" }));
    }

    [Fact]
    public async Task People_say_how_grave_it_is_what_is_done_and_who_does_it()
    {
        var issue = await HasIssueAsync();

        var judged = await DoAsync(issue, "assess", new() { ["risk"] = "high", ["plan"] = "先公开环评，再开听证会。", ["words"] = "锦绣花园变电站选址" });
        Assert.False((bool)judged["isAlarming"]!);
        _hotline.Clock.GoTo(_hotline.Clock.GetUtcNow().AddHours(2));
        Assert.True((bool)(await ReadAsync(issue))["isAlarming"]!);
        var given = await DoAsync(judged, "assess", new() { ["risk"] = "high", ["unitId"] = HotlineApi.IdOf(HotlineApi.Other) });

        Assert.False((bool)given["isAlarming"]!);
        Assert.Equal(("锦绣花园变电站选址", "先公开环评，再开听证会。", HotlineApi.Other), ((string)given["words"]!, (string)given["plan"]!, (string)given["unit"]!));
        Assert.Equal("changed-meanwhile", await IsRefusedAsync(judged, "assess", new() { ["risk"] = "low" }));
        Assert.Equal("forbidden", await IsRefusedAsync(given, "assess", new() { ["risk"] = "low" }, HttpStatusCode.Forbidden, _hotline.Dispatcher));
        // What is kept in clear names nobody, and neither does the answer.
        var named = await _hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/api/issues/{given["id"]}/assess", _hotline.Supervisor, new() { ["version"] = (int)given["version"]!, ["risk"] = "low", ["words"] = "我叫王小满，反对变电站" });
        Assert.Equal("words", (string)named["errors"]![0]!["field"]!);
        Assert.DoesNotContain("王小满", named.ToJsonString(), StringComparison.Ordinal);
        await IsRefusedAsync(given, "assess", new() { ["risk"] = "low", ["unitId"] = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_is_linked_to_what_is_published_and_to_nothing_else()
    {
        var issue = await HasIssueAsync();

        issue = await DoAsync(issue, "link", new() { ["kind"] = "document", ["id"] = HotlineApi.Document });
        issue = await DoAsync(issue, "link", new() { ["kind"] = "answer", ["id"] = HotlineApi.Answer });
        await IsRefusedAsync(issue, "link", new() { ["kind"] = "interpretation", ["id"] = "draft-1" }, HttpStatusCode.BadRequest);
        Assert.Equal(["document", "answer"], issue["links"]!.AsArray().Select(link => (string)link!["kind"]!));
        issue = await DoAsync(issue, "unlink", new() { ["kind"] = "document", ["id"] = HotlineApi.Document });

        Assert.Equal(["变电站离住宅要多远？"], issue["links"]!.AsArray().Select(link => (string)link!["title"]!));
    }

    [Fact]
    public async Task What_people_split_off_is_another_issue_or_none_and_no_surge_brings_it_back()
    {
        var issue = await HasIssueAsync();
        var before = (int)issue["count"]!;
        string[] orders = [.. issue["concerns"]!.AsArray().Select(one => (string)one!["id"]!)];

        issue = await DoAsync(issue, "split", HotlineApi.Because("说的是另一件事。", ("orders", Array(orders[..3])), ("words", "环评公开")));
        issue = await DoAsync(issue, "split", HotlineApi.Because("只是路过。", ("orders", Array(orders[3..5]))));
        await IsRefusedAsync(issue, "split", HotlineApi.Because("不在其中。", ("orders", Array(orders[..1]))), HttpStatusCode.BadRequest);
        await IsRefusedAsync(issue, "split", HotlineApi.Because("一个也没有。", ("orders", Array([]))), HttpStatusCode.BadRequest);
        await FilesAsync(Sayings.OfOneMatter(5, seed: 8));
        await Eventually.BecomesAsync(() => ReadAsync(issue), found => (int)found["count"]! > before - 5);

        var all = (await ListAsync("open")).Select(one => ((string)one!["words"]!, (int)one["count"]!)).ToList();
        Assert.Contains(("环评公开", 3), all);
        Assert.Equal(2, all.Count);
        Assert.Empty((await ReadAsync(issue))["concerns"]!.AsArray().Select(one => (string)one!["id"]!).Intersect(orders.Take(5)));
    }

    [Fact]
    public async Task Two_that_are_one_are_merged_into_the_first()
    {
        var first = await HasIssueAsync();
        var orders = first["concerns"]!.AsArray().Take(4).Select(one => (string)one!["id"]!).ToArray();
        var all = (int)first["count"]!;
        first = await DoAsync(first, "split", HotlineApi.Because("看起来是另一件事。", ("orders", Array(orders)), ("words", "环评公开")));
        var second = await ReadAsync((await ListAsync("open")).Single(one => (string)one!["words"]! == "环评公开")!.AsObject());

        await IsRefusedAsync(second, "merge", HotlineApi.Because("是一件事。", ("into", (string)second["id"]!)), HttpStatusCode.BadRequest);
        var merged = await DoAsync(second, "merge", HotlineApi.Because("其实是一件事。", ("into", (string)first["id"]!)));

        Assert.Equal(("merged", 0), ((string)merged["state"]!, (int)merged["count"]!));
        Assert.Equal(all, (int)(await ReadAsync(first))["count"]!);
    }

    [Fact]
    public async Task Who_may_not_see_its_place_does_not_see_it()
    {
        var issue = await HasIssueAsync();

        using var elsewhere = await _hotline.SendAsync(HttpMethod.Get, $"/api/issues/{issue["id"]}", _hotline.As(Role.Supervisor, "yuan", "绵阳市人民政府办公室", "510700"), null);
        var none = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/issues", _hotline.As(Role.Dispatcher, "yuan", "绵阳市12345热线中心", "510700"), null);
        using var wrong = await _hotline.SendAsync(HttpMethod.Get, "/api/issues?state=hot", _hotline.Supervisor, null);

        Assert.Equal((HttpStatusCode.NotFound, 0, HttpStatusCode.BadRequest), (elsewhere.StatusCode, (int)none["total"]!, wrong.StatusCode));
    }

    [Fact]
    public async Task Fewer_than_the_threshold_are_no_issue()
    {
        await FilesAsync(Sayings.OfOneMatter(15));
        await FilesAsync(Sayings.OfManyMatters(30));
        Assert.Null(await OnlyIssueAboutAsync("变电站"));
        await FilesAsync(Sayings.OfOneMatter(15, seed: 2));

        Assert.NotNull(await Eventually.BecomesAsync(() => OnlyIssueAboutAsync("变电站"), found => found is not null));
    }

    /// <summary>One issue of some thirty concerns, read.</summary>
    private async Task<JsonObject> HasIssueAsync()
    {
        await FilesAsync(Sayings.OfManyMatters(100));
        await FilesAsync(Sayings.OfOneMatter(30));
        return await ReadAsync((await Eventually.BecomesAsync(() => OnlyIssueAboutAsync("变电站"), found => found is not null && (int)found["count"]! >= 27))!);
    }

    /// <summary>Their receipts.</summary>
    private async Task<HashSet<string>> FilesAsync(IEnumerable<string> texts)
    {
        var receipts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in texts.Chunk(8)) receipts.UnionWith((await Task.WhenAll(some.Select(text => _hotline.FilesAsync(HotlineApi.Says(text))))).Select(filed => (string)filed["receipt"]!));
        return receipts;
    }

    private async Task<JsonArray> ListAsync(string state) => (await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/issues?state=" + state, _hotline.Supervisor, null))["issues"]!.AsArray();

    /// <summary>Null: none that is open; there is never a second.</summary>
    private async Task<JsonObject?> OnlyIssueAboutAsync(string word) => (await ListAsync("open")).SingleOrDefault(one => ((string)one!["words"]!).Contains(word, StringComparison.Ordinal))?.AsObject();

    private Task<JsonObject> ReadAsync(JsonObject issue) => _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/issues/{issue["id"]}", _hotline.Supervisor, null);

    private Task<JsonObject> DoAsync(JsonObject issue, string verb, JsonObject body)
    {
        body["version"] = (int)issue["version"]!;
        return _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"/api/issues/{issue["id"]}/{verb}", _hotline.Supervisor, body);
    }

    private async Task<string> IsRefusedAsync(JsonObject issue, string verb, JsonObject body, HttpStatusCode status = HttpStatusCode.Conflict, string? token = null)
    {
        body["version"] = (int)issue["version"]!;
        var problem = await _hotline.IsAsync(status, HttpMethod.Post, $"/api/issues/{issue["id"]}/{verb}", token ?? _hotline.Supervisor, body);
        return ((string)problem["type"]!).Split(':')[^1];
    }

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
