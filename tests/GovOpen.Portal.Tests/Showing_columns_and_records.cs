using System.Net;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using static GovOpen.Portal.Tests.RecordSamples;

namespace GovOpen.Portal.Tests;

public sealed class Showing_columns_and_records : IDisposable
{
    private readonly Site _site = new();

    public Showing_columns_and_records()
    {
        _site.Behind.Answer("/api/columns", Columns);
        _site.Behind.Answer("/api/records", Found());
        _site.Behind.Answer($"/api/records/{Known}", Record());
        _site.Behind.Finds(Samples.Found(Samples.Document()));
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task lists_every_column_in_its_group_and_the_empty_ones_too()
    {
        var page = await ShownAsync("/columns");

        Assert.Contains("<h2 id=\"focus\">民生重点</h2>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/columns/doubleRandom\">双随机、一公开 <span class=\"count\">1</span></a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/columns/talent\">人才工作 <span class=\"count\">0</span></a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ColumnName\" content=\"公开专栏\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_the_records_of_a_column_with_ways_to_narrow_them()
    {
        var page = await ShownAsync("/columns/doubleRandom?year=2026");

        Assert.Contains($"<a href=\"/records/{Known}\" lang=\"zh-CN\">加油站计量抽查结果</a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/columns/doubleRandom?result=clean&amp;year=2026\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a class=\"chip\" href=\"/columns/doubleRandom\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ColumnName\" content=\"双随机、一公开\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ColumnType\" content=\"法定主动公开\"", page.Text, StringComparison.Ordinal);
        Assert.Contains(_site.Behind.Asked, asked => asked.RequestUri!.PathAndQuery == "/api/records?column=doubleRandom&year=2026");
        Assert.DoesNotContain(_site.Behind.Asked, asked => asked.RequestUri!.AbsolutePath == "/api/search"); // no tags, no documents
    }

    [Fact]
    public async Task shows_the_documents_in_force_that_carry_a_tag_of_the_column()
    {
        var page = await ShownAsync("/columns/employment");

        Assert.Contains("就业补贴管理办法", page.Text, StringComparison.Ordinal);
        Assert.Contains("查看全部 1 份现行有效的文件", page.Text, StringComparison.Ordinal);
        Assert.Contains(_site.Behind.Asked, asked => Uri.UnescapeDataString(asked.RequestUri!.PathAndQuery) == "/api/search?tag=就业&tag=就业创业&sort=date&size=10");
    }

    [Fact]
    public async Task warns_when_the_documents_of_a_column_may_not_be_up_to_date()
    {
        _site.Behind.Finds(Samples.Found(Samples.Document()) with { Stale = true, IndexedThrough = Samples.Noon.AddMinutes(-1) });

        Assert.Contains("数据截至 11:59，可能未包含最近的变化。", (await ShownAsync("/columns/employment")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_a_column_is_empty()
    {
        _site.Behind.Answer("/api/records", Found(total: 0));
        Assert.Contains("本专栏暂无内容。", (await ShownAsync("/columns/talent")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("本专栏暂无内容。", (await ShownAsync("/columns/employment")).Text, StringComparison.Ordinal); // it has documents
    }

    [Theory]
    [InlineData("q=没有")]
    [InlineData("issuer=没有")]
    [InlineData("division=510100")]
    [InlineData("year=1999")]
    public async Task does_not_call_a_column_empty_because_a_search_in_it_is(string narrowed)
    {
        _site.Behind.Answer("/api/records", Found(total: 0));

        Assert.DoesNotContain("本专栏暂无内容。", (await ShownAsync("/columns/talent?" + narrowed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leads_through_many_records()
    {
        _site.Behind.Answer("/api/records", Found(total: 41));
        var page = await ShownAsync("/columns/doubleRandom?page=2");
        Assert.Contains("<a rel=\"prev\" href=\"/columns/doubleRandom\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"/columns/doubleRandom?page=3\">", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task knows_no_other_columns() => Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/columns/gossip")).Status);

    [Fact]
    public async Task shows_a_record_with_every_value_as_its_kind_wants_it()
    {
        var page = await ShownAsync($"/records/{Known}");

        Assert.Contains("<a href=\"/records/0195a000-0000-7000-8000-0000000000bb\" lang=\"zh-CN\">加油机检查</a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/documents/0195a000-0000-7000-8000-0000000000cc\" lang=\"zh-CN\">计量监督管理办法</a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年9月10日", page.Text, StringComparison.Ordinal);
        Assert.Contains("1,234,567.5 元", page.Text, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"zh-CN\">第二段</p>", page.Text, StringComparison.Ordinal);
        Assert.Contains("未发现问题", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ColumnName\" content=\"双随机、一公开\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"ArticleTitle\" content=\"加油站计量抽查结果\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"PubDate\" content=\"2026-09-28 09:02\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task speaks_English_of_what_has_English_names()
    {
        var page = await ShownAsync($"/records/{Known}?lang=en");

        Assert.Contains("Day of the check", page.Text, StringComparison.Ordinal);
        Assert.Contains("No problem found", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("抽查日期", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_and_why_a_record_was_corrected()
    {
        var record = Record();
        _site.Behind.Answer($"/api/records/{Known}", record with { Record = record.Record with { CorrectionReason = "抽查对象名称有误" } });
        Assert.Matches("已于 2026年9月28日 更正。</strong>.*抽查对象名称有误", (await ShownAsync($"/records/{Known}")).Text);
    }

    [Fact]
    public async Task says_since_when_and_why_a_record_is_gone()
    {
        _site.Behind.Answer($"/api/records/{Known}", new WithdrawnRecord(new(2026, 10, 8), "抽查对象认定有误"), HttpStatusCode.Gone);

        var page = await _site.GetAsync($"/records/{Known}");

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Matches("已于 2026年10月8日 撤下。.*抽查对象认定有误", page.Text);
        Assert.Contains("noindex", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_hostile_words_as_words()
    {
        const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var record = Record();
        _site.Behind.Answer($"/api/records/{Known}", record with { Record = record.Record with { Title = Hostile, Issuer = Hostile, TypeName = Words(Hostile, Hostile), Fields = [new() { Key = "x", Name = Words(Hostile, Hostile), Kind = RecordFieldKind.LongText, Value = Hostile }] } });

        var page = await ShownAsync($"/records/{Known}");

        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_the_columns_while_publishing_is_away()
    {
        await ShownAsync("/columns");
        _site.Behind.PublishingIsDown = true;
        await ShownAsync("/columns/doubleRandom");

        _site.Behind.SearchIsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync("/columns/doubleRandom")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync($"/records/{Known}")).Status);
    }

    private async Task<Page> ShownAsync(string address)
    {
        var page = await _site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
