using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>A document that was amended: each day has its text.</summary>
public sealed class Texts_by_day(SearchApi search) : IClassFixture<SearchApi>
{
    private static readonly DateOnly _amendedOn = new(2025, 7, 1);

    [Theory]
    [InlineData("2025-06-30", "每人1000元。", null, "2025-07-01")]
    [InlineData("2025-07-01", "每人1500元。", "2025-07-01", null)]
    [InlineData("", "每人1500元。", "2025-07-01", null)]
    public async Task show_the_one_that_counts_on_it(string asOf, string text, string? from, string? until)
    {
        var amended = Amended("按日取正文的办法");
        await search.HasPublishedAsync(amended);

        var document = await search.DocumentAsync(amended.DocumentId, asOf);

        Assert.Equal(text, document.Articles[0].Text);
        Assert.Equal((Day(from), Day(until)), (document.TextFrom, document.TextUntil));
        Assert.Equal([new(null, _amendedOn), new(_amendedOn, null)], document.Texts);
        Assert.False(document.TextPurged);
    }

    [Fact]
    public async Task are_found_and_shown_each_on_its_days()
    {
        var amended = Amended("只摘当日正文的办法");
        await search.HasPublishedAsync(amended);

        var now = Assert.Single((await search.SearchAsync("q=只摘当日正文的办法每人1500元")).Hits, hit => hit.Id == amended.DocumentId);
        var then = Assert.Single((await search.SearchAsync("q=只摘当日正文的办法每人1500元&asOf=2025-06-30")).Hits, hit => hit.Id == amended.DocumentId);

        Assert.Equal("每人1500元。", now.Passage!.Text);
        Assert.Equal("每人1000元。", then.Passage!.Text);
        Assert.All(then.Highlights, highlight => Assert.DoesNotContain("1500", highlight, StringComparison.Ordinal));
    }

    [Fact]
    public async Task are_kept_through_a_restart_of_the_index()
    {
        var amended = Amended("重启后仍知期限的办法");
        await search.HasPublishedAsync(amended);
        await search.StopAsync();
        search.Start();
        await search.IsCurrentAsync();

        var then = Assert.Single((await search.SearchAsync("q=重启后仍知期限的办法每人1500元&asOf=2025-06-30")).Hits, hit => hit.Id == amended.DocumentId);
        Assert.Equal("每人1000元。", then.Passage!.Text);
    }

    [Fact]
    public async Task that_were_corrected_on_their_own_first_day_never_counted()
    {
        var document = Amended("当日勘误的办法");
        var corrected = document with { BodyHash = LogWriter.Keep("第一条 每人1600元。"), Texts = [.. document.Texts!, new(_amendedOn, LogWriter.Keep("第一条 每人1600元。"))] };
        await search.HasPublishedAsync(corrected);

        Assert.Equal([new(null, _amendedOn), new(_amendedOn, null)], (await search.DocumentAsync(corrected.DocumentId)).Texts);
        Assert.Equal("每人1600元。", (await search.DocumentAsync(corrected.DocumentId)).Articles[0].Text);
    }

    [Fact]
    public async Task come_with_what_happened_and_a_link_to_what_did_it()
    {
        var amending = LogWriter.Published(Guid.CreateVersion7(), 1, "关于修改办法的决定") with { Number = "测府令第5号" };
        var amended = Amended("说明来由的办法") with
        {
            Form = DocumentForm.Notice,
            Acts = [new() { Type = ActType.Amended, On = _amendedOn, ById = amending.DocumentId, By = "测府令第5号", Reason = "提高标准", Articles = ["a1"], RecordedAt = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) }],
            Relations = [new(RelationType.BasedOn, "记错的名称") { TargetId = amending.DocumentId, On = _amendedOn, Articles = ["a1"], TargetArticles = ["a3"] }, new(RelationType.Cites, "不在本库的文件")],
        };
        await search.HasPublishedAsync(amending, amended);

        var document = await search.DocumentAsync(amended.DocumentId);

        Assert.Equal(DocumentForm.Notice, document.Form);
        var act = Assert.Single(document.Acts);
        Assert.Equal((ActType.Amended, _amendedOn, "提高标准"), (act.Type, act.On, act.Reason));
        Assert.Equal(new LinkedDocument(amending.DocumentId, "关于修改办法的决定", "测府令第5号"), act.Document);
        Assert.Equal((amending.DocumentId, "关于修改办法的决定", _amendedOn), (document.Relations[0].Id!.Value, document.Relations[0].Title, document.Relations[0].On!.Value));
        Assert.Equal(["a1", "a3"], document.Relations[0].Articles!.Concat(document.Relations[0].TargetArticles!));
        Assert.Null(document.Relations[1].Id);
    }

    [Fact]
    public async Task come_without_a_link_to_what_is_not_public()
    {
        var hidden = LogWriter.Published(Guid.CreateVersion7(), 1, "已撤下的决定");
        var amended = Amended("提到撤下文件的办法") with { Acts = [new() { Type = ActType.Amended, On = _amendedOn, ById = hidden.DocumentId, By = "某决定", RecordedAt = hidden.RecordedAt }] };
        await search.HasPublishedAsync(hidden with { Validity = hidden.Validity with { WithdrawnOn = SearchApi.Today } }, amended);

        var act = Assert.Single((await search.DocumentAsync(amended.DocumentId)).Acts);
        Assert.Equal(("某决定", null), (act.By, act.Document));
    }

    private static DocumentPublished Amended(string title) => LogWriter.Published(Guid.CreateVersion7(), 1, title, "第一条 每人1500元。") with
    {
        Texts = [new(null, LogWriter.Keep("第一条 每人1000元。")), new(_amendedOn, LogWriter.Keep("第一条 每人1500元。"))],
        RecordedAt = new DateTimeOffset(2025, 8, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
