using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class At_the_desk : IAsyncLifetime
{
    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task one_answer_stands_first_with_its_clause_and_its_last_day()
    {
        var page = await (await _office.SignedInAsync(Role.HotlineAgent)).GetAsync("/desk?q=%E5%85%AC%E5%AF%93");

        Assert.Contains("人才公寓怎么申请？ 在网上填表，七天有结果。 《成都市租赁住房管理办法》 成办发〔2026〕3号 第三条 七个工作日内办结", InOneLine(page), StringComparison.Ordinal);
        Assert.Contains("有效期至2027年12月31日", page.Words, StringComparison.Ordinal);
        Assert.True(page.Words.IndexOf("相关条目", StringComparison.Ordinal) < page.Words.IndexOf("《成都市租赁住房管理办法》解读", StringComparison.Ordinal));
        Assert.Contains("data-copy=\"在网上填表，七天有结果。&#xA;依据：《成都市租赁住房管理办法》（成办发〔2026〕3号）第三条：“七个工作日内办结”&#xA;有效期至：2027年12月31日&#xA;来源：/answers/", page.Text, StringComparison.Ordinal);
        Assert.Contains("division=5101", _office.Publishing.Asked.Last(asked => asked.Path == "/api/knowledge").Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_told_is_recorded_and_shown_again_under_its_number()
    {
        var browser = await _office.SignedInAsync(Role.HotlineAgent);
        var page = await browser.GetAsync("/desk?q=%E5%85%AC%E5%AF%93");
        var token = page.Form("missing").Hidden[0];

        var answer = await browser.PostAsync("/desk/given", token, ("entryId", FakeInterpretation.Entry.ToString()), ("version", "3"), ("question", "公寓"), ("mark", "helpful"));

        Assert.Equal((303, $"/desk/given/{FakeInterpretation.Given}"), (answer.Status, answer.Location));
        Assert.Equal($$"""{"entryId":"{{FakeInterpretation.Entry}}","version":3,"question":"公寓","mark":"helpful"}""", _office.Interpretation.Sent("/api/knowledge/given").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var shown = await browser.GetAsync(answer.Location!);
        Assert.Contains("登记时有效，其后已下架。 所依据的《成都市租赁住房管理办法》已废止。", InOneLine(shown), StringComparison.Ordinal);
        Assert.Contains("在网上填表，七天有结果。 依据：《成都市租赁住房管理办法》", InOneLine(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_has_no_answer_is_asked_for()
    {
        var browser = await _office.SignedInAsync(Role.HotlineAgent);

        var answer = await browser.SubmitAsync("/desk?q=%E5%85%AC%E5%AF%93", "missing");

        Assert.Equal((303, "/desk?done=missingNoted"), (answer.Status, answer.Location));
        Assert.Equal("公寓", (string)_office.Interpretation.Sent("/api/knowledge/missing")["question"]!);
        Assert.Contains("href=\"/qa/new?question=", (await (await _office.SignedInAsync(Role.Editor)).GetAsync("/qa/suggestions")).Text, StringComparison.Ordinal);
        Assert.Contains(">养老院能报销吗<", (await (await _office.SignedInAsync(Role.Editor)).GetAsync("/qa/suggestions")).Text, StringComparison.Ordinal);
        var begun = await (await _office.SignedInAsync(Role.Editor)).GetAsync("/qa/new?question=%E5%85%BB%E8%80%81%E9%99%A2&similar=%E6%8A%A5%E9%94%80");
        Assert.Contains("value=\"养老院\"", begun.Text, StringComparison.Ordinal);
    }

    private static string InOneLine(Shown page) => string.Join(' ', page.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
