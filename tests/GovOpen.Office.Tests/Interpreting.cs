using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Interpreting : IAsyncLifetime
{
    private static readonly string _page = $"/interpretations/{FakeInterpretation.Interpretation}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task a_document_sends_what_was_filled_in_point_by_point()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await browser.SubmitAsync($"/interpretations/new?document={FakePublishing.Document}", "interpretation", ("title", "一图读懂"), ("form", "infographic"), ("text.goals", "让租房的人安心。"), ("notNeeded.keyTerms", "没有专门的术语。"));

        Assert.Equal((303, _page + "?done=interpretationSaved"), (answer.Status, answer.Location));
        var sent = _office.Interpretation.Sent("/api/interpretations");
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                { "documentId": "{{FakePublishing.Document}}", "content": { "form": "infographic", "title": "一图读懂",
                  "sections": [{ "aspect": "goals", "text": "让租房的人安心。" }, { "aspect": "keyTerms", "notNeeded": "没有专门的术语。" }] } }
                """),
            sent), sent.ToJsonString());
    }

    [Fact]
    public async Task tells_what_is_wrong_beside_the_point_that_it_is_about()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        _office.Interpretation.Refuses(400, "invalid-input", "The request has values that cannot be accepted.", ("sections[1].text", "has a control character or U+FFFE."));

        var page = await browser.SubmitAsync(_page + "/edit", "interpretation", ("title", "解读"), ("form", "text"), ("text.goals", "目标。"), ("text.scope", "全市\u0001。"));

        Assert.Equal(400, page.Status);
        Assert.Contains("href=\"#interpretation-text.scope\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("目标。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task adds_a_film_with_the_same_in_words_and_takes_it_away()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await browser.SubmitFileAsync(_page, "media", [.. "twelve bytes"u8], ("textAlternative", "换一种说法。"));

        Assert.Equal((303, _page + "?done=interpretationSaved"), (answer.Status, answer.Location));
        Assert.Equal("twelve bytes", _office.Interpretation.SentText("/api/media"));
        Assert.Equal($$"""[{"hash":"{{FakeInterpretation.Film}}","textAlternative":"换一种说法。"}]""", MediaSent());
        Assert.Equal("twelve bytes", (await browser.GetAsync($"/media/{FakeInterpretation.Film}")).Text);

        await browser.SubmitAsync(_page + "/edit", "interpretation", ("title", "解读"), ("form", "video"), ("text.goals", "目标。"));
        Assert.Contains(FakeInterpretation.Film, MediaSent(), StringComparison.Ordinal);

        var token = (await browser.GetAsync(_page)).Form("media").Hidden;
        Assert.Equal(303, (await browser.PostAsync($"{_page}/media/{FakeInterpretation.Film}/remove", [.. token])).Status);
        Assert.Equal("[]", MediaSent());

        string MediaSent() => _office.Interpretation.Sent($"/api{_page}")["content"]!["media"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [Fact]
    public async Task says_beside_the_file_what_is_wrong_with_it()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        Assert.Contains("href=\"#media-textAlternative\"", (await browser.SubmitFileAsync(_page, "media", [.. "x"u8], ("textAlternative", ""))).Text, StringComparison.Ordinal);

        _office.Interpretation.Refuses(415, "unknown-media", "The file is none of PNG, JPEG.");
        var refused = await browser.SubmitFileAsync(_page, "media", [.. "<svg/>"u8], ("textAlternative", "一图读懂。"));

        Assert.Equal(415, refused.Status);
        Assert.Contains("文件不是可以使用的图片、音频或视频格式", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_reviewers_what_was_copied_and_takes_their_reason()
    {
        _office.Interpretation.State = ("inReview", ["approve", "return"]);
        var browser = await _office.SignedInAsync(Role.Reviewer);
        var page = await browser.GetAsync(_page);

        Assert.Contains("62%", page.Words, StringComparison.Ordinal);
        Assert.Contains("对人才公寓，实行租金补贴", page.Words, StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(page, "approve", ("overrideReason", "逐条对照是应群众要求。"));

        Assert.Equal((303, _page + "?done=interpretationApprove"), (answer.Status, answer.Location));
        Assert.Equal("逐条对照是应群众要求。", (string?)_office.Interpretation.Sent($"/api{_page}/approve")["overrideReason"]);
    }

    [Fact]
    public async Task says_in_words_why_a_step_is_refused()
    {
        _office.Interpretation.State = ("inReview", ["approve", "return"]);
        _office.Interpretation.Refuses(409, "own-interpretation", "Who wrote a part of an interpretation cannot approve it.");

        var page = await (await _office.SignedInAsync(Role.Reviewer)).SubmitAsync(_page, "approve");

        Assert.Equal(409, page.Status);
        Assert.Contains("撰写人不能审核自己的解读", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_measured_for_supervisors_and_downloaded_as_a_table()
    {
        var browser = await _office.SignedInAsync(Role.Supervisor);

        var page = await browser.GetAsync("/interpretations/diversified-share?from=2026-01-01&to=2026-06-30");
        var table = await browser.GetAsync("/interpretations/diversified-share?from=2026-01-01&to=2026-06-30&format=csv");

        Assert.Contains("40.0%", page.Words, StringComparison.Ordinal);
        Assert.Contains("未达标", page.Words, StringComparison.Ordinal);
        Assert.StartsWith("text/csv", table.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("成都市人民政府,10", table.Text, StringComparison.Ordinal);
    }
}
