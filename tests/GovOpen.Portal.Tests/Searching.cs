using System.Net;
using GovOpen.Contracts.Search.V1;
using Microsoft.AspNetCore.Http;

namespace GovOpen.Portal.Tests;

public sealed class Searching : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task shows_each_match_with_its_validity_in_words()
    {
        _site.Behind.Finds(Samples.Found(Samples.Document(), Samples.Document(new() { EffectiveOn = new(2020, 1, 1), LastValidDay = new(2021, 1, 1) })));

        var shown = await _site.GetAsync("/search?q=补贴&validity=all");

        Assert.Contains("共 2 条", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge inForce\">", shown.Text, StringComparison.Ordinal);
        Assert.Contains("</svg>已失效</span>", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_search_who_asks()
    {
        _site.Behind.Finds(Samples.Found());

        await _site.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = "/search";
            context.Request.QueryString = new("?q=a");
            context.Request.Headers["X-Forwarded-For"] = "1.2.3.4"; // anybody can say that
        });

        Assert.Equal("192.0.2.7", Assert.Single(_site.Behind.Asked).Headers.GetValues("X-Forwarded-For").Single());
    }

    [Fact]
    public async Task asks_search_the_same_question_without_what_is_only_for_the_page()
    {
        _site.Behind.Finds(Samples.Found());

        await _site.GetAsync("/search?q=+补贴++办法+&kind=rule&asOf=&validity=&page=2&lang=en&elder=1&utm_source=x");

        var asked = Assert.Single(_site.Behind.Asked);
        Assert.Equal("/api/search?kind=rule&page=2&q=补贴 办法", Uri.UnescapeDataString(asked.RequestUri!.PathAndQuery));
        Assert.Equal("the-portals-own", asked.Headers.Authorization!.Parameter);
    }

    [Theory]
    [InlineData("", "您是不是要找： <a href=\"/search?kind=rule&amp;q=%E4%BD%8E%E4%BF%9D\">低保</a>")]
    [InlineData("&lang=en", "Did you mean <a href=\"/search?kind=rule&amp;q=%E4%BD%8E%E4%BF%9D&amp;lang=en\">低保</a>")]
    public async Task offers_what_may_have_been_meant(string language, string link)
    {
        _site.Behind.Finds(Samples.Found() with { DidYouMean = "低保" });

        Assert.Contains(link, (await _site.GetAsync("/search?q=dibao&kind=rule&page=1" + language)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task marks_what_matched_and_nothing_else()
    {
        var hit = Samples.Hit(Samples.Document()) with
        {
            Highlights = ["就业<em>补贴</em>管理办法", "对&lt;b&gt;企业&lt;/b&gt;的<em>补贴</em><script>x</script>"],
            Passage = new("第十二条", "对企业的补贴"),
        };
        _site.Behind.Finds(Samples.Found() with { Total = 1, Hits = [hit] });

        var shown = await _site.GetAsync("/search?q=补贴");

        Assert.Contains("就业<mark>补贴</mark>管理办法</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("对&lt;b&gt;企业&lt;/b&gt;的<mark>补贴</mark>&lt;script&gt;", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leads_to_the_article_on_the_day_asked_for()
    {
        var document = Samples.Document();
        _site.Behind.Finds(Samples.Found() with { Total = 1, AsOf = new(2025, 5, 1), Hits = [Samples.Hit(document) with { Passage = new("第十二条", "对企业的补贴") }] });

        var shown = await _site.GetAsync("/search?q=补贴&asOf=2025-05-01");

        Assert.Contains($"<a href=\"/documents/{document.Id}?asOf=2025-05-01&amp;at=a12#a12\">第十二条</a>", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第三条", "a3")]
    [InlineData("第一百零八条", "a108")]
    [InlineData("第12条", "a12")]
    [InlineData("第１２条", "a12")]
    [InlineData("第十二条之二", "a12-2")]
    [InlineData("二、加大扶持", "s2")]
    [InlineData("第一章 总则", null)]
    [InlineData("", null)]
    public void names_anchors_as_search_does(string label, string? anchor) => Assert.Equal(anchor, Documents.ArticleAnchor.Of(label));

    [Fact]
    public async Task keeps_a_filter_that_was_given_twice()
    {
        _site.Behind.Finds(Samples.Found());

        await _site.GetAsync("/search?issuer=甲&issuer=乙");

        Assert.Equal("/api/search?issuer=甲&issuer=乙", Uri.UnescapeDataString(Assert.Single(_site.Behind.Asked).RequestUri!.PathAndQuery));
    }

    [Fact]
    public async Task shows_what_was_chosen_and_takes_it_away_again()
    {
        _site.Behind.Finds(Samples.Found(Samples.Document()));

        var shown = await _site.GetAsync("/search?q=补贴&theme=就业创业&page=1");

        Assert.Contains("<a class=\"chip\" href=\"/search?q=%E8%A1%A5%E8%B4%B4\">", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_finds_nothing_says_how_many_are_hidden_and_what_to_try()
    {
        _site.Behind.Finds(Samples.Found() with { Facets = Samples.Found().Facets with { Validity = [new("repealed", "已废止", 4)] } });

        var shown = await _site.GetAsync("/search?q=补贴");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("在全部有效性中还有 4 条。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("validity=all", shown.Text, StringComparison.Ordinal);
        Assert.Contains("12345", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task warns_when_the_latest_changes_may_be_missing()
    {
        _site.Behind.Finds(Samples.Found(Samples.Document()) with { Stale = true, IndexedThrough = Samples.Noon.AddMinutes(-20) });

        Assert.Contains("数据截至 11:40，可能未包含最近的变化。", (await _site.GetAsync("/search?q=补贴")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task by_an_exact_number_opens_the_document()
    {
        var document = Samples.Document();
        _site.Behind.Answer("/api/documents/by-number/青人社规〔2024〕3号", document);

        var shown = await _site.GetAsync("/search?q=青人社规[2024]3号&lang=en");

        Assert.Equal(HttpStatusCode.Redirect, shown.Status);
        Assert.Equal($"/documents/{document.Id}?lang=en", shown.Location);
    }

    [Fact]
    public async Task by_a_number_that_several_bear_lets_the_reader_choose()
    {
        var (one, other) = (Samples.Document(), Samples.Document());
        NumberCandidate Candidate(DocumentView d) => new(d.Id, d.Title, d.Issuer, d.Facts.PublishedOn, d.Validity, d.Url);
        _site.Behind.Answer("/api/documents/by-number/青府令第1号", new NumberCandidates("青府令第1号", [Candidate(one), Candidate(other)]), HttpStatusCode.MultipleChoices);

        var shown = await _site.GetAsync("/documents/by-number/青府令第1号");

        Assert.Contains(one.Url, shown.Text, StringComparison.Ordinal);
        Assert.Contains(other.Url, shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("page=99999999999999999999")]
    [InlineData("q=!!!…。")]
    [InlineData("q=a%00b")]
    [InlineData("q=%1B[31m")]
    [InlineData("asOf=2023-02-30")]
    [InlineData("asOf=tomorrow")]
    [InlineData("from=1&to=2")]
    [InlineData("validity=perhaps")]
    public async Task that_cannot_be_understood_is_explained(string query)
    {
        var shown = await _site.GetAsync("/search?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains("<ul class=\"mistakes\">", shown.Text, StringComparison.Ordinal);
        Assert.Empty(_site.Behind.Asked);
    }

    [Fact]
    public async Task for_10_000_characters_is_explained()
    {
        var shown = await _site.GetAsync("/search?q=" + new string('a', 10_000));

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains("最多 500 个字符", shown.Text, StringComparison.Ordinal);
        Assert.InRange(shown.Bytes, 1, 10_000);
    }

    [Fact]
    public async Task that_search_refuses_is_explained_by_field()
    {
        _site.Behind.Answer("/api/search", new { errors = new[] { new { field = "size", reason = "1 to 100" } } }, HttpStatusCode.BadRequest);

        var shown = await _site.GetAsync("/search?q=补贴&size=1000");

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains("每页条数应当在 1 到 100 之间。", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task while_a_service_is_down_says_so(bool search, bool identity)
    {
        (_site.Behind.SearchIsDown, _site.Behind.IdentityIsDown) = (search, identity);

        var shown = await _site.GetAsync("/search?q=补贴");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, shown.Status);
        Assert.Contains("检索服务暂时不可用", shown.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"补贴\"", shown.Text, StringComparison.Ordinal);
    }
}
