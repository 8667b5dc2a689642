using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Searching(SearchApi search) : IClassFixture<SearchApi>, IAsyncLifetime
{
    private static readonly Guid _subsidy = Guid.CreateVersion7();
    private static bool _published;

    public async Task InitializeAsync()
    {
        search.Clock.GoTo(SearchApi.Today);
        if (_published) return;
        _published = true;
        await search.HasPublishedAsync(
            Document("关于高校毕业生求职创业补贴的通知", "第一条 毕业学年内的高校毕业生可以申请求职创业补贴，标准为每人1500元。\n\n第二条 学校初审，人力资源社会保障部门审核。", _subsidy)
                with { Number = "川人社发〔2023〕910号", Issuer = "四川省人力资源和社会保障厅", Division = "510000", Theme = "就业", Tags = ["补贴"] },
            Document("成都市城乡居民基本医疗保险办法", "第一条 参加城乡居民医保的，按年缴费。") with { Kind = DocumentKind.Rule, Issuer = "成都市人民政府", Division = "510100", Theme = "医保" },
            Document("关于耕地地力保护补贴的通知（已废止）", "第一条 对种粮农民发放补贴。") with { Validity = Since(2010) with { RepealedOn = new(2024, 1, 1) } },
            Document("关于稳岗返还的通知（已失效）", "第一条 失业保险稳岗返还。") with { Validity = Since(2020) with { LastValidDay = new(2022, 12, 31) } },
            Document("关于明年起提高补贴标准的通知", "第一条 提高补贴。") with { Validity = Since(2026) with { EffectiveOn = new(2027, 1, 1) } },
            Document("关于暂停执行的补贴通知", "第一条 补贴。") with { Validity = Since(2020) with { Suspensions = [new(new(2026, 1, 1), null)] } },
            Document("没有施行日期的补贴通知", "第一条 补贴。") with { Validity = new() { PublishedOn = new(2020, 1, 1) } },
            Document("部分条款失效的补贴通知", "第一条 补贴。") with { Validity = Since(2020) with { PartlyRepealedOn = new(2024, 1, 1) } });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task shows_only_what_is_in_force_unless_asked() =>
        Assert.Equal(["关于高校毕业生求职创业补贴的通知", "部分条款失效的补贴通知"], (await search.TitlesAsync("q=补贴")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("inForce", "关于高校毕业生求职创业补贴的通知")]
    [InlineData("repealed", "关于耕地地力保护补贴的通知（已废止）")]
    [InlineData("notYetInForce", "关于明年起提高补贴标准的通知")]
    [InlineData("suspended", "关于暂停执行的补贴通知")]
    [InlineData("unknown", "没有施行日期的补贴通知")]
    [InlineData("partiallyInForce", "部分条款失效的补贴通知")]
    public async Task by_validity_shows_that_and_says_it(string validity, string title)
    {
        var hit = Assert.Single((await search.SearchAsync("q=补贴&validity=" + validity)).Hits);
        Assert.Equal((title, validity), (hit.Title, CamelCase.Of(hit.Validity)));
    }

    [Fact]
    public async Task for_all_shows_everything_published() => Assert.Equal(8, (await search.SearchAsync("validity=all")).Total);

    [Fact]
    public async Task as_of_an_earlier_day_shows_the_state_of_that_day()
    {
        Assert.Contains("关于耕地地力保护补贴的通知（已废止）", await search.TitlesAsync("q=补贴&asOf=2023-12-31"));
        Assert.DoesNotContain("关于明年起提高补贴标准的通知", await search.TitlesAsync("validity=all&asOf=2025-12-31")); // first published later
        Assert.Contains("关于明年起提高补贴标准的通知", await search.TitlesAsync("q=补贴&asOf=2027-01-01"));
    }

    [Fact]
    public async Task lets_a_document_lapse_at_midnight_without_any_job()
    {
        search.Clock.GoTo(new DateTimeOffset(2022, 12, 31, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.Contains("关于稳岗返还的通知（已失效）", await search.TitlesAsync("q=稳岗返还"));
        search.Clock.GoTo(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.DoesNotContain("关于稳岗返还的通知（已失效）", await search.TitlesAsync("q=稳岗返还"));
    }

    [Theory]
    [InlineData("川人社发〔2023〕910号")]
    [InlineData("川人社发[2023]910号")]
    [InlineData("川人社发2023910号")]
    [InlineData("川人社发（2023）第910号 还有效吗")]
    public async Task by_number_finds_the_document_first_however_it_was_typed(string typed) =>
        Assert.Equal(_subsidy, (await search.SearchAsync("q=" + Uri.EscapeDataString(typed))).Hits[0].Id);

    [Fact]
    public async Task tells_the_clause_and_marks_what_matched()
    {
        var hit = (await search.SearchAsync("q=求职创业补贴标准")).Hits[0];
        Assert.Equal("第一条", hit.Passage!.Label);
        Assert.Contains("<em>", string.Concat(hit.Highlights), StringComparison.Ordinal);
    }

    [Fact]
    public async Task counts_all_matches_and_what_the_validity_filter_hides()
    {
        var facets = (await search.SearchAsync("q=补贴")).Facets;
        Assert.Equal(("normativeDocument", "行政规范性文件", 2), (facets.Kind[0].Value, facets.Kind[0].Label, facets.Kind[0].Count));
        Assert.Equal(7 - 1, facets.Validity.Sum(value => value.Count));
    }

    [Theory]
    [InlineData("q=zzzzqqqq")]
    [InlineData("q=龘靐齉")]
    [InlineData("issuer=没有这个机关")]
    public async Task may_find_nothing(string parameters)
    {
        var answer = await search.SearchAsync(parameters);
        Assert.Equal((0, 0), (answer.Total, answer.Hits.Count));
    }

    [Fact]
    public async Task filters_by_division_and_all_below_it()
    {
        Assert.Equal(["成都市城乡居民基本医疗保险办法"], await search.TitlesAsync("division=510100"));
        Assert.Equal(2, (await search.SearchAsync("division=510000")).Total);
    }

    [Theory]
    [InlineData("api/search?page=0", "page")]
    [InlineData("api/search?q=%E3%80%82", "q")]
    [InlineData("api/search?bogus=1", "bogus")]
    public async Task with_bad_parameters_gets_problem_details(string address, string field)
    {
        using var answer = await search.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task needs_a_token()
    {
        using var client = search.AnonymousClient();
        using var answer = await client.GetAsync(new Uri("api/search", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task a_document_by_id_shows_its_articles_and_its_state_on_a_day()
    {
        using var answer = await search.GetAsync($"api/documents/{_subsidy}?asOf=2024-05-01");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"label\":\"第一条\"", text, StringComparison.Ordinal);
        Assert.Contains("\"validity\":\"inForce\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/documents/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d", HttpStatusCode.NotFound)]
    [InlineData("api/documents/nonsense", HttpStatusCode.NotFound)]
    [InlineData("api/documents/by-number/川人社发〔2099〕1号", HttpStatusCode.NotFound)]
    [InlineData("api/documents/by-number/川人社发（2023）910号", HttpStatusCode.OK)]
    public async Task a_single_document_answers_plainly(string address, HttpStatusCode expected)
    {
        using var answer = await search.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task a_document_on_a_day_before_it_was_published_does_not_exist()
    {
        using var answer = await search.GetAsync($"api/documents/{_subsidy}?asOf=2019-12-31");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Validity Since(int year) => new() { PublishedOn = new(year, 1, 1), EffectiveOn = new(year, 1, 1) };

    private static DocumentPublished Document(string title, string text, Guid? id = null) => LogWriter.Published(id ?? Guid.CreateVersion7(), 1, title, text);
}
