using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Keeping_the_Qa_base : IAsyncLifetime
{
    private static readonly string _page = $"/qa/{FakeInterpretation.Entry}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task begins_with_the_document_and_sends_what_was_filled_in()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.GetAsync($"/qa/new?document={FakePublishing.Document}");
        Assert.Contains($"value=\"{FakePublishing.Document}\"", page.Text, StringComparison.Ordinal);

        var answer = await browser.SubmitAsync(
            page, "entry", ("question", "人才公寓怎么申请？"), ("similarQuestions", "怎么租人才公寓\r\n\r\n在哪申请"), ("answer", "网上填表。"), ("kind", "doubt"),
            ("basis[0].documentId", FakePublishing.Document.ToString()), ("basis[0].clause", "第三条"), ("basis[0].quote", "七个工作日内办结"), ("validTo", "2026-11-20"));

        Assert.Equal((303, _page + "?done=qaSaved"), (answer.Status, answer.Location));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                { "content": { "question": "人才公寓怎么申请？", "similarQuestions": ["怎么租人才公寓", "在哪申请"], "answer": "网上填表。", "kind": "doubt", "validTo": "2026-11-20",
                  "basis": [{ "documentId": "{{FakePublishing.Document}}", "clause": "第三条", "quote": "七个工作日内办结" }] } }
                """),
            _office.Interpretation.Sent("/api/qa")), _office.Interpretation.Sent("/api/qa").ToJsonString());
    }

    [Fact]
    public async Task shows_what_does_not_hold_in_the_row_that_it_is_about()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        _office.Interpretation.Refuses(422, "basis-does-not-hold", "The answer does not rest on what it cites.", ("basis[0].quote", "does not stand in 第三条 of 《甲》 word for word."));

        var page = await browser.SubmitAsync(
            "/qa/new", "entry", ("question", "怎么申请人才公寓？"), ("answer", "网上填表。"), ("kind", "doubt"),
            ("basis[2].documentId", FakePublishing.Document.ToString()), ("basis[2].clause", "第三条"), ("basis[2].quote", "八个工作日"));

        Assert.Equal(422, page.Status);
        Assert.Contains("href=\"#entry-basis[2].quote\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("网上填表。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task needs_a_basis_before_anything_is_sent()
    {
        var page = await (await _office.SignedInAsync(Role.Editor)).SubmitAsync("/qa/new", "entry", ("question", "怎么申请人才公寓？"), ("answer", "网上填表。"), ("kind", "doubt"));
        Assert.Equal(400, page.Status);
        Assert.Contains("href=\"#entry-basis[0].documentId\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_why_an_entry_was_taken_down_and_takes_steps()
    {
        var browser = await _office.SignedInAsync(Role.Reviewer);
        var page = await browser.GetAsync(_page);
        Assert.Contains("所依据的《成都市租赁住房管理办法》已废止。", page.Words, StringComparison.Ordinal);

        var answer = await browser.SubmitAsync(page, "retire", ("reason", "表述容易误解。"));

        Assert.Equal((303, _page + "?done=qaRetire"), (answer.Status, answer.Location));
        Assert.Equal("表述容易误解。", (string?)_office.Interpretation.Sent($"/api{_page}/retire")["reason"]);
    }
}
