using System.Net;
using System.Net.Http.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests.Elasticsearch;

/// <summary>The whole service with its index in a server: everything that it answers from the index, and what it says when that is away.</summary>
public sealed class Searching_with_a_server : IAsyncLifetime
{
    private Server _server = null!;
    private SearchApi _search = null!;

    public async Task InitializeAsync()
    {
        _server = await Server.StartAsync();
        _search = new() { Settings = new Dictionary<string, string> { ["ConnectionStrings:elasticsearch"] = _server.Address, ["Search:IndexName"] = _server.Alias } };
        await _search.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _search.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task finds_what_was_published_and_nothing_that_was_withdrawn()
    {
        var (kept, gone) = (Published("就业补贴办法", "第一条 就业补贴按月发放。"), Published("就业促进条例", "第一条 促进就业。"));
        await _search.HasPublishedAsync(kept, gone);

        var found = await _search.SearchAsync("q=就业补贴&explain=true");
        Assert.Equal("就业补贴办法", found.Hits[0].Title);
        Assert.Contains("<em>就业补贴</em>按月发放", string.Concat(found.Hits[0].Highlights), StringComparison.Ordinal);
        Assert.Equal("第一条", found.Hits[0].Passage!.Label);
        Assert.NotEmpty(found.Hits[0].Explanation!);

        await _search.HasPublishedAsync(gone with { Version = 2, Validity = gone.Validity with { WithdrawnOn = SearchApi.Today } });
        Assert.Equal(["就业补贴办法"], await _search.TitlesAsync("validity=all"));
    }

    [Fact]
    public async Task completes_corrects_and_lists()
    {
        await _search.HasPublishedAsync(Published("最低生活保障办法", "第一条 最低生活保障。"), Published("最低工资规定", "第一条 最低工资。"));

        Assert.Equal(["最低工资规定", "最低生活保障办法"], (await _search.ReadAsync<SuggestResponse>("api/suggest?q=最低")).Suggestions.Select(suggestion => suggestion.Text).Order(StringComparer.Ordinal));
        Assert.Equal("最低生活保障", (await _search.SearchAsync("q=最低生活保账")).DidYouMean);
        var list = await _search.GetAsync("api/effective-list.csv");
        Assert.Contains("最低工资规定", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task goes_on_after_a_restart_without_building_anew()
    {
        await _search.HasPublishedAsync(Published("就业补贴办法", "第一条 就业。"));
        await _search.StopAsync();
        _search.Start();
        await _search.HasPublishedAsync(Published("就业促进条例", "第一条 就业。"));

        Assert.Equal(2, (await _search.SearchAsync("q=就业")).Total);
        if (_server.Double is { } server) Assert.Equal(1, server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task builds_the_index_anew_when_somebody_has_removed_it()
    {
        await _search.HasPublishedAsync(Published("就业补贴办法", "第一条 就业。"));
        foreach (var index in (await _server.Client.TrySendAsync(HttpMethod.Get, $"_alias/{_server.Alias}", body: null, CancellationToken.None))!.Value.EnumerateObject())
        {
            await _server.Client.SendAsync(HttpMethod.Delete, index.Name, body: null, CancellationToken.None);
        }

        await Eventually.BecomesAsync(FoundAsync, found => found == 1, what: "the search");

        async Task<int> FoundAsync()
        {
            using var answer = await _search.GetAsync("api/search?q=就业");
            return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<SearchResponse>(ContractJson.Options))!.Total : 0;
        }
    }

    [Fact]
    public async Task takes_out_what_is_purged()
    {
        var leaked = Published("泄露隐私的通知", "第一条 甲乙丙丁的身份证号码。");
        await _search.HasPublishedAsync(leaked);
        Assert.Equal(1, (await _search.SearchAsync("q=身份证号码")).Total);

        await _search.HasPurgedAsync(leaked.BodyHash);

        Assert.Equal(0, (await _search.SearchAsync("q=身份证号码&validity=all")).Total);
        Assert.Equal(["泄露隐私的通知"], await _search.TitlesAsync("q=泄露隐私"));
    }

    [Fact]
    public async Task says_when_the_server_is_away_and_recovers()
    {
        if (_server.Double is not { } server) return; // a real one is not ours to stop

        await _search.HasPublishedAsync(Published("就业补贴办法", "第一条 就业。"));
        server.Instead = _ => new(503, []);
        using (var answer = await _search.GetAsync("api/search?q=新的问题")) Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using (var health = await _search.GetAsync("health/ready")) Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);

        server.Instead = _ => null;
        await _search.HasPublishedAsync(Published("就业促进条例", "第一条 就业。"));
        Assert.Equal(2, (await _search.SearchAsync("q=就业")).Total);
    }

    private static DocumentPublished Published(string title, string text) => LogWriter.Published(Guid.CreateVersion7(), 1, title, text);
}
