using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Disclosing_records : IAsyncLifetime
{
    private static readonly string _record = $"/records/{FakePublishing.Record}";
    private static readonly string _api = $"/api/records/{FakePublishing.Record}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task a_new_one_has_the_fields_of_its_type_and_sends_those_that_were_filled_in()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        Assert.Contains("href=\"/records/new?type=auditFinding\"", (await browser.GetAsync("/records/new")).Text, StringComparison.Ordinal);

        var answer = await browser.SubmitAsync("/records/new?type=auditFinding", "record", ("title", "专项资金未及时拨付"), ("fields.foundOn", "2026-09-01"), ("fields.grade", "grave"), ("fields.amount", ""), ("fields.finding", "第一行\r\n第二行"), ("tags", "教育"));

        Assert.Equal($"{_record}?done=recordSaved", answer.Location);
        Assert.Equal("""{"type":"auditFinding","title":"专项资金未及时拨付","fields":{"foundOn":"2026-09-01","grade":"grave","finding":"第一行\n第二行"},"tags":["教育"]}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task mistakes_are_told_at_the_fields_and_by_their_names()
    {
        _office.Publishing.Refuses("PUT", _api, 400, "invalid-input", "No.", ("amount", "must be an amount in yuan with at most two decimals."));
        var browser = await _office.SignedInAsync(Role.Editor);

        var page = await browser.SubmitAsync($"{_record}/edit", "record", ("title", "专项资金"), ("fields.amount", "1.234"));

        Assert.Equal("""{"title":"专项资金","fields":{"amount":"1.234"},"tags":[],"version":5}""", _office.Publishing.Asked.Last(asked => asked.Method == "PUT").Body);
        Assert.Contains("id=\"record-fields.amount-mistake\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("#record-fields.amount\">涉及金额</a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"1.234\"", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft", null, Role.SecrecyReviewer, new[] { "clear", "return" })]
    [InlineData("cleared", null, Role.Publisher, new[] { "publish" })]
    [InlineData("cleared", 2L, Role.Publisher, new[] { "correct", "withdraw" })]
    [InlineData("published", 5L, Role.Publisher, new[] { "withdraw" })]
    [InlineData("draft", null, Role.Editor, new string[0])]
    [InlineData("draft", null, Role.Supervisor, new string[0])]
    public async Task each_step_is_offered_when_it_is_possible_to_whom_it_is_for(string state, long? published, Role role, string[] offered)
    {
        _office.Publishing.RecordState = (state, published);

        var page = await (await _office.SignedInAsync(role)).GetAsync(_record);

        Assert.Equal(offered, page.Posts.Skip(1).Select(form => form.Split("action=\"")[1].Split('"')[0].Split('/')[^1]));
        Assert.Equal(role == Role.Editor, page.Text.Contains($"href=\"{_record}/edit\"", StringComparison.Ordinal));
        Assert.All(["2026年9月1日", "重大", "120000.5 元", "王经办", "不公开", "金额有误"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_step_is_taken_upon_the_version_that_was_read()
    {
        _office.Publishing.RecordState = ("cleared", 2);
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Equal(400, (await browser.SubmitAsync(_record, "correct", ("reason", " "))).Status);
        Assert.Equal($"{_record}?done=recordCorrect", (await browser.SubmitAsync(_record, "correct", ("reason", "金额有误"))).Location);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "version": 5, "reason": "金额有误" }"""), _office.Publishing.Sent("POST", $"{_api}/correct")));
    }

    [Fact]
    public async Task what_is_not_ready_says_what_it_lacks()
    {
        _office.Publishing.RecordState = ("cleared", null);
        _office.Publishing.Refuses("POST", $"{_api}/publish", 422, "not-ready", "The record cannot be published as it is.", ("finding", "is missing."));

        var page = await (await _office.SignedInAsync(Role.Publisher)).SubmitAsync(_record, "publish");

        Assert.Equal(422, page.Status);
        Assert.Contains("发布前还需补充", page.Words, StringComparison.Ordinal);
        Assert.Contains("<strong>问题</strong>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_is_missing_is_listed()
    {
        var page = await (await _office.SignedInAsync(Role.Supervisor)).GetAsync("/records/gaps");

        Assert.All(["医疗卫生", "政策 3 件", "专项资金未及时拨付", "预算决算", "权责清单 0"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
    }
}
