using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Tests;

public sealed class The_life_of_a_document : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void is_told_in_the_order_of_its_days_and_says_what_is_to_come()
    {
        var life = Timeline.Of(
            Samples.Document(new() { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1), LastValidDay = new(2029, 3, 31), RepealedOn = new(2026, 12, 1) }) with
            {
                Acts = [Act(ActType.Repealed, new(2026, 12, 1)), Act(ActType.Amended, new(2025, 7, 1))],
            },
            Site.Today);

        Assert.Equal(["published", "effective", "amended", "repealed"], life.Select(moment => moment.What));
        Assert.Equal([false, false, false, true], life.Select(moment => moment.IsFuture));
    }

    [Fact]
    public void tells_an_end_that_no_act_explains() =>
        Assert.Equal(
            ["effective", "suspended", "lapsed"],
            Timeline.Of(Samples.Document(new() { EffectiveOn = new(2020, 1, 1), LastValidDay = new(2024, 12, 31), Suspensions = [new(new(2022, 1, 1), null)] }), Site.Today).Select(moment => moment.What));

    [Fact]
    public void tells_an_end_once() =>
        Assert.Equal(
            ["declaredLapsed"],
            Timeline.Of(Samples.Document(new() { LastValidDay = new(2024, 12, 31) }) with { Acts = [Act(ActType.DeclaredLapsed, new(2025, 1, 1))] }, Site.Today).Select(moment => moment.What));

    [Fact]
    public async Task stands_on_its_page_with_by_what_and_why()
    {
        var acting = new LinkedDocument(Guid.CreateVersion7(), "关于废止部分文件的决定", "青府发〔2026〕9号");
        var shown = await Show(Samples.Document(new() { EffectiveOn = new(2024, 4, 1), RepealedOn = new(2026, 12, 1) }) with
        {
            Acts =
            [
                Act(ActType.PartlyRepealed, new(2025, 7, 1)) with { Articles = ["a2", "a3"], By = "青府发〔2025〕2号", Reason = "与上位法不一致" },
                Act(ActType.Repealed, new(2026, 12, 1)) with { Document = acting },
            ],
        });

        Assert.Contains("<strong>自 2025年7月1日 起部分废止</strong>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("第2条、第3条", shown.Text, StringComparison.Ordinal);
        Assert.Contains("青府发〔2025〕2号", shown.Text, StringComparison.Ordinal);
        Assert.Contains("与上位法不一致", shown.Text, StringComparison.Ordinal);
        Assert.Contains("自 2026年12月1日 起废止", shown.Text, StringComparison.Ordinal);
        Assert.Contains("尚未到来", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/documents/{acting.Id}\" lang=\"zh-CN\">关于废止部分文件的决定</a>", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_texts_that_are_read_on_a_day_of_theirs()
    {
        var document = Samples.Document() with { Texts = [new(null, new(2025, 7, 1)), new(new(2025, 7, 1), null)], TextFrom = new(2025, 7, 1) };
        var shown = await Show(document);

        Assert.Contains($"href=\"{document.Url}?asOf=2024-03-05\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("至 2025年6月30日", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{document.Url}?asOf=2025-07-01\" aria-current=\"true\">自 2025年7月1日 起</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{document.Url}/compare?from=2024-03-05&amp;to=2025-07-01\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_a_text_had_to_be_taken_out() =>
        Assert.Contains("这一文本已依法移除", (await Show(Samples.Document() with { Articles = [], TextPurged = true })).Text, StringComparison.Ordinal);

    [Fact]
    public async Task that_ended_hundreds_of_others_stays_under_100_kB()
    {
        var document = Samples.Document() with
        {
            Relations = [.. Enumerable.Range(1, 1_000).Select(i => new LinkedRelation(RelationType.Repeals, $"青府发〔2010〕{i}号", Guid.CreateVersion7(), new string('题', 40), ValidityStatus.Repealed))],
            Acts = [.. Enumerable.Range(1, 200).Select(i => Act(ActType.Amended, new DateOnly(2025, 1, 1).AddDays(i)) with { By = new string('依', 40), Reason = new string('因', 60) })],
            Articles = Samples.Articles(1260, 90),
        };

        var shown = await Show(document);

        Assert.InRange(shown.Bytes, 1, 100_000);
        Assert.Contains("另有 970 份", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/akn.xml", "")]
    [InlineData("/legislation.jsonld", "?asOf=2025-01-01")]
    public async Task that_was_withdrawn_says_since_when_and_why(string format, string query)
    {
        var id = Guid.CreateVersion7();
        Unpublished(id, HttpStatusCode.Gone, new(ActType.Withdrawn, new(2026, 5, 1), "印发有误，另行公布", "就业补贴管理办法", "青人社规〔2024〕3号"));

        var shown = await _site.GetAsync($"/documents/{id}{format}{query}");

        Assert.Equal(HttpStatusCode.Gone, shown.Status);
        Assert.Contains("自 2026年5月1日 起从公开网站撤下", shown.Text, StringComparison.Ordinal);
        Assert.Contains("印发有误，另行公布", shown.Text, StringComparison.Ordinal);
        Assert.Contains("就业补贴管理办法", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_was_withdrawn_says_so_under_its_number_too()
    {
        _site.Behind.Answer("/api/documents/by-number/青人社规〔2024〕3号", new { unpublished = new UnpublishedView(ActType.Withdrawn, new(2026, 5, 1), "印发有误，另行公布", "就业补贴管理办法", "青人社规〔2024〕3号") }, HttpStatusCode.Gone);

        var shown = await _site.GetAsync("/documents/by-number/青人社规〔2024〕3号");

        Assert.Equal(HttpStatusCode.Gone, shown.Status);
        Assert.Contains("印发有误，另行公布", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_moved_leads_to_the_other_under_its_number_too()
    {
        var other = Guid.CreateVersion7();
        _site.Behind.Answer("/api/documents/by-number/青人社规〔2024〕3号", _ => new(HttpStatusCode.PermanentRedirect) { Headers = { Location = new($"/api/documents/{other}", UriKind.Relative) } });

        var shown = await _site.GetAsync("/documents/by-number/青人社规〔2024〕3号");

        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/documents/{other}"), (shown.Status, shown.Location));
    }

    [Fact]
    public async Task that_is_gone_names_nothing_of_it()
    {
        var id = Guid.CreateVersion7();
        Unpublished(id, HttpStatusCode.Gone, new(ActType.Gone, new(2026, 5, 1), null, null, null));

        var shown = await _site.GetAsync($"/documents/{id}");

        Assert.Equal(HttpStatusCode.Gone, shown.Status);
        Assert.Contains("这里的内容已移除", shown.Text, StringComparison.Ordinal);
        Assert.Contains("2026年5月1日", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_moved_leads_to_the_other_on_the_same_day_in_the_same_language()
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _site.Behind.Answer($"/api/documents/{id}", _ => new(HttpStatusCode.PermanentRedirect) { Headers = { Location = new($"/api/documents/{other}?asOf=2025-01-01", UriKind.Relative) } });

        var shown = await _site.GetAsync($"/documents/{id}?asOf=2025-01-01&lang=en");

        Assert.Equal(HttpStatusCode.PermanentRedirect, shown.Status);
        Assert.Equal($"/documents/{other}?asOf=2025-01-01&lang=en", shown.Location);
    }

    private void Unpublished(Guid id, HttpStatusCode status, UnpublishedView unpublished) =>
        _site.Behind.Answer($"/api/documents/{id}", new { type = "urn:govopen:problem:withdrawn", status = (int)status, unpublished }, status);

    private static LinkedAct Act(ActType type, DateOnly on) => new() { Type = type, On = on, RecordedAt = Samples.Noon };

    private async Task<Page> Show(DocumentView document)
    {
        _site.Behind.Has(document);
        return await _site.GetAsync(document.Url);
    }
}
