using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Tests;

public sealed class Showing_a_document : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    public static TheoryData<ValidityStatus, string> Statuses => new()
    {
        { ValidityStatus.InForce, "自 2024年4月1日 起施行，现行有效。" },
        { ValidityStatus.PartiallyInForce, "自 2025年7月1日 起部分内容失效" },
        { ValidityStatus.NotYetInForce, "自 2027年1月1日 起施行" },
        { ValidityStatus.Suspended, "自 2026年6月1日 起停止执行，恢复时间未定。" },
        { ValidityStatus.Lapsed, "有效期至 2025年3月31日，自 2025年4月1日 起失效" },
        { ValidityStatus.Repealed, "已于 2026年5月1日 废止" },
        { ValidityStatus.Unknown, "不知道从哪一天起施行，因此不能视为有效" },
    };

    [Theory, MemberData(nameof(Statuses))]
    public async Task says_in_words_what_its_validity_is_and_since_when(ValidityStatus status, string sentence)
    {
        var shown = await Show(Samples.Document(Facts(status)));

        Assert.Contains($"<div class=\"banner {CamelCase.Of(status)}\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, shown.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task never_speaks_of_force_where_there_is_none(ValidityStatus status, string sentence)
    {
        var shown = await Show(Samples.Document(Facts(status)));

        Assert.Contains(sentence, shown.Text, StringComparison.Ordinal);
        Assert.Equal(status == ValidityStatus.InForce, shown.Text.Contains("现行有效。", StringComparison.Ordinal));
        Assert.Equal(status == ValidityStatus.InForce, shown.Text.Contains("可以作为依据。", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(UndatedEnding.Repealed, "已废止（废止日期不详）")]
    [InlineData(UndatedEnding.Superseded, "已被后来的文本取代")]
    public async Task says_that_an_ending_has_no_known_day(UndatedEnding ending, string sentence) =>
        Assert.Contains(sentence, (await Show(Samples.Document(Facts(ValidityStatus.InForce) with { EndedOnUnknownDay = ending }))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task for_another_day_says_so_and_what_it_is_today()
    {
        var document = Samples.Document(Facts(ValidityStatus.Repealed), asOf: new(2025, 1, 1));
        _site.Behind.Has(document);

        var shown = await _site.GetAsync($"/documents/{document.Id}?asOf=2025-01-01");

        Assert.Contains("您正在查看本文件在 2025年1月1日 的状态", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<div class=\"banner inForce\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge repealed\">", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/documents/{document.Id}\">查看今天的状态</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains(_site.Behind.Asked, r => r.RequestUri!.PathAndQuery == $"/api/basis-check?id={document.Id}&on=2025-01-01");
    }

    [Fact]
    public async Task gives_every_article_an_anchor()
    {
        var shown = await Show(Samples.Document());

        Assert.Contains("id=\"a2\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#a2\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_say_the_first_words_of_a_section_twice()
    {
        var shown = await Show(Samples.Document() with { Articles = [new("一、加大扶持力度", "s1", 0, "加大扶持力度，对符合条件的企业给予补贴。"), new("二、附则", "s2", 0, "本通知自印发之日起施行。")] });

        Assert.Contains(">一、</a>加大扶持力度，", shown.Text, StringComparison.Ordinal);
        Assert.Contains(">二、附则</a>本通知", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task carries_the_tags_of_government_sites()
    {
        var document = Samples.Document();
        var shown = await Show(document);

        Assert.Contains("<meta name=\"SiteName\" content=\"政务公开 GovOpen\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ArticleTitle\" content=\"就业补贴管理办法\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"PubDate\" content=\"2024-03-05 00:00\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ContentSource\" content=\"青江省人力资源和社会保障厅\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"/documents/{document.Id}\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task asks_both_services_about_one_day()
    {
        var document = Samples.Document();

        await Show(document);

        Assert.Equal(
            [$"/api/basis-check?id={document.Id}&on=2026-11-22", $"/api/documents/{document.Id}?asOf=2026-11-22"],
            _site.Behind.Asked.Select(asked => asked.RequestUri!.PathAndQuery).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task links_to_documents_that_we_hold_and_names_the_others()
    {
        var other = Guid.CreateVersion7();
        var shown = await Show(Samples.Document() with
        {
            Relations =
            [
                new(RelationType.BasedOn, "青府发〔2023〕12号", other, "稳就业意见", ValidityStatus.Lapsed),
                new(RelationType.Cites, "某部门内部文件", null, null, null),
            ],
        });

        Assert.Contains($"<a href=\"/documents/{other}\" lang=\"zh-CN\">稳就业意见</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"zh-CN\">某部门内部文件</span>", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_vouch_for_it_while_publishing_cannot_be_asked()
    {
        var document = Samples.Document();
        _site.Behind.Has(document);
        _site.Behind.PublishingIsDown = true;

        var shown = await _site.GetAsync($"/documents/{document.Id}");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("不能作为依据。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("现在无法核验", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_publishings_word_on_whether_it_may_be_relied_on()
    {
        var document = Samples.Document();
        _site.Behind.Has(document);
        _site.Behind.Checks(new BasisCheck { Usable = false, Validity = ValidityStatus.Repealed, Reasons = [new("repealed", "刚刚废止。")] });

        Assert.Contains("刚刚废止。", (await _site.GetAsync($"/documents/{document.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_hostile_words_as_words()
    {
        const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var shown = await Show(Samples.Document() with { Title = Hostile, Issuer = Hostile, Number = Hostile, Tags = [Hostile], History = [Hostile], Articles = [new(Hostile, "a1", 0, Hostile)] });

        Assert.DoesNotContain("<script", shown.Text.Replace(Site.DataBlock, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", shown.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task warns_when_it_may_not_be_up_to_date() =>
        Assert.Contains("数据截至 11:59，可能未包含最近的变化。", (await Show(Samples.Document() with { Stale = true, IndexedThrough = Samples.Noon.AddMinutes(-1) })).Text, StringComparison.Ordinal);

    [Fact]
    public async Task that_is_unknown_is_a_page_that_helps()
    {
        var shown = await _site.GetAsync($"/documents/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, shown.Status);
        Assert.Contains("没有找到您要的内容", shown.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"q\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_a_day_before_it_was_published_offers_today()
    {
        var id = Guid.CreateVersion7();

        Assert.Contains($"href=\"/documents/{id}\"", (await _site.GetAsync($"/documents/{id}?asOf=2001-01-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_did_not_change_is_not_sent_again()
    {
        var document = Samples.Document();
        _site.Behind.Has(document);
        using var browser = _site.CreateClient();
        var address = new Uri($"/documents/{document.Id}", UriKind.Relative);
        using var first = await browser.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await browser.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache", second.Headers.CacheControl!.ToString());
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    private async Task<Page> Show(DocumentView document)
    {
        _site.Behind.Has(document);
        var shown = await _site.GetAsync(document.Url);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        return shown;
    }

    private static Validity Facts(ValidityStatus status)
    {
        var usual = new Validity { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1) };
        return status switch
        {
            ValidityStatus.PartiallyInForce => usual with { PartlyRepealedOn = new(2025, 7, 1) },
            ValidityStatus.NotYetInForce => usual with { EffectiveOn = new(2027, 1, 1) },
            ValidityStatus.Suspended => usual with { Suspensions = [new(new(2026, 6, 1), null)] },
            ValidityStatus.Lapsed => usual with { LastValidDay = new(2025, 3, 31) },
            ValidityStatus.Repealed => usual with { RepealedOn = new(2026, 5, 1) },
            ValidityStatus.Unknown => usual with { EffectiveOn = null },
            _ => usual,
        };
    }
}
