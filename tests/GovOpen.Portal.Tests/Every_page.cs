using System.Globalization;
using System.Net;
using System.Resources;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Resources;

namespace GovOpen.Portal.Tests;

public sealed class Every_page : IDisposable
{
    private readonly Site _site = new();

    public Every_page()
    {
        var document = Samples.Document();
        _site.Behind.Has(document with { Id = Known, Url = $"/documents/{Known}", Articles = Samples.Articles(30) });
        _site.Behind.Answer($"/api/documents/{Known}", document);
        _site.Behind.Finds(Samples.Found(document, Samples.Document()));
        _site.Behind.Answer("/api/columns", RecordSamples.Columns);
        _site.Behind.Answer("/api/records", RecordSamples.Found());
        _site.Behind.Answer($"/api/records/{RecordSamples.Known}", RecordSamples.Record());
        _site.Behind.Answer("/api/basis-check", Samples.Checked);
        _site.Behind.Answer($"/api/results/{Known}", Samples.Result(Known));
        _site.Behind.Answer("/api/digests", Samples.Month(Known));
        _site.Behind.Answer($"/api/digests/{Known}", Samples.Digest(Known));
        _site.Behind.Answer("/api/clean-ups", new CleanUpList { Total = 0, Page = 1, Size = 20, CleanUps = [] });
        _site.Behind.Answer($"/api/documents/{Known}/compare", new DocumentComparison { Id = Known, Title = "就业补贴管理办法", From = new(new(2024, 3, 5), null, null, Purged: false), To = new(new(2025, 7, 1), null, null, Purged: true), Articles = [] });
        _site.Behind.Answer($"/api/documents/{Withdrawn}", new { unpublished = new UnpublishedView(ActType.Withdrawn, new(2026, 5, 1), "印发有误", "就业补贴管理办法", null) }, HttpStatusCode.Gone);
    }

    public void Dispose() => _site.Dispose();

    private static readonly Guid Known = new("0195a000-0000-7000-8000-000000000001");

    private static readonly Guid Withdrawn = new("0195a000-0000-7000-8000-000000000002");

    public static TheoryData<string> Addresses => ["/", "/search", "/search?q=补贴", $"/documents/{Known}", "/effective-list", "/clean-ups", "/feeds", $"/documents/{Known}/compare?from=2024-03-05&to=2025-07-01", $"/documents/{Withdrawn}", "/basis-check", "/basis-check?numbers=青发〔2024〕3号%0A青发〔2024〕4号", "/concerns", $"/results/{Known}", "/digests", $"/digests/{Known}", "/about", "/accessibility", "/columns", "/columns/employment", $"/records/{RecordSamples.Known}", "/nowhere", "/search?page=0"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task has_no_script_and_allows_none(string address)
    {
        var page = await _site.GetAsync(address);

        Assert.DoesNotContain("<script", page.Text.Replace(Site.DataBlock, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", page.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Contains("camera=()", page.Headers["Permissions-Policy"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task has_one_heading_landmarks_and_a_way_past_the_header(string address)
    {
        var page = await _site.GetAsync(address);

        Assert.Equal(2, page.Text.Split("<h1").Length);
        Assert.Contains("<a class=\"skip\" href=\"#main\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("<main id=\"main\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\"", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task speaks_English_when_asked_and_keeps_to_it(string address)
    {
        var page = await _site.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en&elder=1");

        Assert.Contains("<html lang=\"en\" class=\"elder\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/about?lang=en&amp;elder=1\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"lang\" value=\"en\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("搜索", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task shows_no_key_where_a_text_should_stand(string address)
    {
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var page = await _site.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"lang={language}");
            Assert.DoesNotMatch("(?<![\\w/.])(nav|home|field|kind|validity|banner|basis|error|mistake|document|filters|about|columns|records|meaning|type|sort|life|versions|formats|unpublished|check|effective|lists|act|compare|cleanUps|feeds|concerns?|results?|digests|answer|receipt|deadline)\\.[a-zA-Z0-9]+(?![\\w.]*[(=])", page.Text);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task says_that_the_data_are_samples_when_they_are(string address)
    {
        Assert.DoesNotContain("示例数据", (await _site.GetAsync(address)).Text, StringComparison.Ordinal);

        using var sample = new Site().With("SampleData", "true");
        sample.Behind.Finds(Samples.Found());
        Assert.Contains("示例数据", (await sample.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task answers_HEAD_as_GET(string address)
    {
        using var browser = _site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await browser.SendAsync(request);

        Assert.Equal((await _site.GetAsync(address)).Status, head.StatusCode);
    }

    [Fact]
    public async Task that_fails_says_so_without_telling_of_the_inside()
    {
        _site.Behind.Answer("/api/search", _ => throw new InvalidOperationException("secret of the inside"));

        var page = await _site.GetAsync("/search?q=补贴");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains("出了一点问题", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task finds_its_stylesheet_which_browsers_may_keep()
    {
        var page = await _site.GetAsync("/");
        var address = page.Text.Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];

        var stylesheet = await _site.GetAsync(address);

        Assert.Equal("text/css; charset=utf-8", stylesheet.Headers["Content-Type"]);
        Assert.Contains("immutable", stylesheet.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public void has_each_text_in_both_languages()
    {
        var texts = new ResourceManager(typeof(Texts));

        Assert.Equal(Keys(texts, CultureInfo.InvariantCulture), Keys(texts, new CultureInfo("en")));
    }

    [Fact]
    public void has_words_for_every_value_that_it_may_show()
    {
        var texts = new ResourceManager(typeof(Texts));
        var keys = Keys(texts, CultureInfo.InvariantCulture);

        Assert.Superset(
            Enum.GetValues<ValidityStatus>().SelectMany(s => new[] { "validity." + CamelCase.Of(s), "meaning." + CamelCase.Of(s) })
                .Concat(Enum.GetValues<DocumentKind>().Select(k => "kind." + CamelCase.Of(k)))
                .Concat(Enum.GetValues<Contracts.Publishing.V1.ColumnGroup>().Select(g => "columns." + CamelCase.Of(g)))
                .Concat(Enum.GetValues<DocumentForm>().Select(f => "form." + CamelCase.Of(f)))
                .Concat(Enum.GetValues<Contracts.Publishing.V1.CleanUpOutcome>().Select(o => "cleanUps." + CamelCase.Of(o)))
                .Concat(Enum.GetValues<ArticleChange>().Select(c => "compare." + CamelCase.Of(c)))
                .Concat(Enum.GetValues<ActType>().Select(a => "life." + CamelCase.Of(a)))
                .Concat(Enum.GetValues<RelationType>().Select(r => "relation." + CamelCase.Of(r)))
                .Concat(Enum.GetValues<Contracts.Publishing.V1.LastValidDayReason>().Select(r => "lastValidDay." + CamelCase.Of(r)))
                .Concat(Enum.GetValues<EntryType>().Select(t => "type." + CamelCase.Of(t)))
                .ToHashSet(StringComparer.Ordinal),
            keys);
    }

    private static SortedSet<string> Keys(ResourceManager texts, CultureInfo culture) =>
        new(texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key), StringComparer.Ordinal);
}
