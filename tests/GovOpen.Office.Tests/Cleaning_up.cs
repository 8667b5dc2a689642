using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Cleaning_up : IAsyncLifetime
{
    private static readonly string _cleanUp = $"/clean-ups/{FakePublishing.CleanUp}";
    private static readonly string _api = $"/api/clean-ups/{FakePublishing.CleanUp}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task takes_a_document_a_line_and_a_new_day_behind_a_comma()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await browser.SubmitAsync("/clean-ups/new", "clean-up", ("title", "关于2026年文件清理结果的通知"), ("defaultRepeal", "true"),
            ("continue", "成办发〔2019〕3号，2031-12-31\r\n\r\n成办发〔2019〕4号"), ("repeal", $" {FakePublishing.Document} "), ("lapse", ""));

        Assert.Equal($"{_cleanUp}?done=cleanUpSaved", answer.Location);
        Assert.Equal(
            $$"""{"title":"关于2026年文件清理结果的通知","defaultRepeal":true,"items":[{"outcome":"continue","number":"成办发〔2019〕3号","lastValidDay":"2031-12-31"},{"outcome":"continue","number":"成办发〔2019〕4号"},{"outcome":"repeal","id":"{{FakePublishing.Document}}"}]}""",
            _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task shows_the_lists_again_as_they_were_typed_and_saves_them_upon_the_version_that_was_read()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.GetAsync($"{_cleanUp}/edit");

        Assert.Contains(">成办发〔2019〕3号, 2031-12-31</textarea>", page.Text, StringComparison.Ordinal);
        Assert.Contains("成办发〔2018〕1号\n成办发〔2018〕2号", page.Words, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "clean-up", ("title", "通知的题目"), ("amend", "成办发〔2018〕1号"));

        Assert.Equal("""{"revision":4,"content":{"title":"通知的题目","defaultRepeal":false,"items":[{"outcome":"amend","number":"成办发〔2018〕1号"}]}}""", _office.Publishing.Asked.Last(asked => asked.Method == "PUT").Body);
    }

    [Fact]
    public async Task tells_a_mistake_at_the_list_and_the_line_where_it_stands()
    {
        _office.Publishing.Refuses("PUT", _api, 400, "invalid-input", "No.", ("items[2].number", "has 2 characters; it needs at least 3."));
        var browser = await _office.SignedInAsync(Role.Editor);

        var page = await browser.SubmitAsync($"{_cleanUp}/edit", "clean-up", ("title", "通知的题目"), ("continue", "成办发〔2019〕3号"), ("repeal", "\n成办发〔2018〕1号\n\n甲乙"));

        Assert.Contains("id=\"clean-up-repeal-mistake\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("第 4 行：", page.Words, StringComparison.Ordinal);
        Assert.Contains("废止目录", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_has_mistakes_names_them_by_line_and_cannot_be_published()
    {
        _office.Publishing.Answers("GET", _api, 200, $$"""
            { "cleanUp": { "id": "{{FakePublishing.CleanUp}}", "unit": "成都市人民政府办公厅", "division": "510100", "revision": 4, "createdAt": "2026-11-01T01:00:00+00:00", "publishedAt": null, "published": null,
                "content": { "title": "清理结果", "defaultRepeal": false, "items": [{ "outcome": "continue", "number": "甲〔2019〕1号" }, { "outcome": "repeal", "number": "甲〔2019〕2号" }, { "outcome": "repeal", "number": "甲〔2019〕3号" }] } },
              "errors": [{ "field": "items[2].number", "reason": "“甲〔2019〕3号” is no public document here." }, { "field": "effectiveOn", "reason": "is before today." }], "verdicts": [] }
            """);

        var page = await (await _office.SignedInAsync(Role.Publisher)).GetAsync(_cleanUp);

        Assert.Contains("废止第 2 行", page.Words, StringComparison.Ordinal);
        Assert.Contains("甲〔2019〕3号", page.Words, StringComparison.Ordinal);
        Assert.Contains("施行日期", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Posts);
    }

    [Fact]
    public async Task is_published_by_who_publishes_with_what_it_would_do_before_their_eyes()
    {
        var editing = await (await _office.SignedInAsync(Role.Editor)).GetAsync(_cleanUp);
        Assert.Single(editing.Posts);
        Assert.Contains($"href=\"{_cleanUp}/edit\"", editing.Text, StringComparison.Ordinal);

        var browser = await _office.SignedInAsync(Role.Publisher);
        var page = await browser.GetAsync(_cleanUp);
        Assert.All(["成都市旧办法", "未列入目录", "现为停止执行", "至2031年12月31日"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        Assert.Equal($"{_cleanUp}?done=cleanUpPublished", (await browser.SubmitAsync(page, "publish")).Location);
        Assert.Equal("""{"revision":4}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task is_not_published_by_who_wrote_the_lists()
    {
        _office.Publishing.Refuses("POST", $"{_api}/publish", 409, "own-lists", "Who wrote the lists does not publish them too.");

        var page = await (await _office.SignedInAsync(Role.Editor, Role.Publisher)).SubmitAsync(_cleanUp, "publish");

        Assert.Equal(409, page.Status);
        Assert.Contains("编写目录的人不能公布", page.Words, StringComparison.Ordinal);
    }
}
