using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Caring_for_documents : IAsyncLifetime
{
    private static readonly string _document = $"/documents/{FakePublishing.Document}";
    private static readonly string _api = $"/api/documents/{FakePublishing.Document}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task shows_its_facts_and_what_happened_to_it()
    {
        var page = await (await _office.SignedInAsync(Role.Reviewer)).GetAsync(_document);

        Assert.All(["成办发〔2024〕12号", "现行有效", "待核实", "2026年11月27日", "成办发〔2025〕4号", "评估后继续执行", "第 3 版"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        Assert.Single(page.Posts);
    }

    [Fact]
    public async Task an_act_is_recorded_upon_the_version_that_was_read()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        var answer = await browser.SubmitAsync(_document, "acts", ("type", "partlyRepealed"), ("on", "2026-12-01"), ("until", ""), ("decidedBy", "川府发〔2026〕3号"), ("articles", "a3，a5"), ("reason", ""), ("text", ""));

        Assert.Equal((303, $"{_document}?done=actRecorded"), (answer.Status, answer.Location));
        Assert.Equal("""{"version":3,"type":"partlyRepealed","on":"2026-12-01","articles":["a3","a5"],"by":"川府发〔2026〕3号"}""", Body("acts"));
    }

    [Fact]
    public async Task the_deciding_document_may_be_named_by_its_id_and_a_mistake_with_it_is_told_there()
    {
        _office.Publishing.Refuses("POST", $"{_api}/acts", 400, "invalid-input", "No.", ("byId", "is no public document here."));
        var browser = await _office.SignedInAsync(Role.Publisher);

        var page = await browser.SubmitAsync(_document, "acts", ("type", "repealed"), ("on", "2026-12-01"), ("decidedBy", FakePublishing.Draft.ToString()));

        Assert.Equal($$"""{"version":3,"type":"repealed","on":"2026-12-01","byId":"{{FakePublishing.Draft}}"}""", Body("acts"));
        Assert.Contains("id=\"acts-decidedBy-mistake\"", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdraw", "documentWithdrawn")]
    [InlineData("remove", "documentRemoved")]
    public async Task it_is_taken_off_with_a_reason(string action, string done)
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Equal(400, (await browser.SubmitAsync(_document, action, ("reason", ""))).Status);
        var answer = await browser.SubmitAsync(_document, action, ("reason", "误发，另行公布"));

        Assert.Equal($"{_document}?done={done}", answer.Location);
        Assert.Equal("""{"version":3,"reason":"误发，另行公布"}""", Body(action));
    }

    [Fact]
    public async Task what_was_withdrawn_can_only_be_restored()
    {
        using var client = new HttpClient();
        var file = JsonNode.Parse(await client.GetStringAsync(new Uri(_office.Publishing.Address + _api)))!;
        file["facts"]!["validity"]!["withdrawnOn"] = "2026-11-20";
        _office.Publishing.Answers("GET", _api, 200, file.ToJsonString());
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Equal([$"{_document}/restore"], (await browser.GetAsync(_document)).Posts.Skip(1).Select(form => form.Split("action=\"")[1].Split('"')[0]));
        await browser.SubmitAsync(_document, "restore", ("reason", "核实无误，恢复"));
        Assert.Equal("""{"version":3,"reason":"核实无误，恢复"}""", Body("restore"));
    }

    [Fact]
    public async Task readers_are_led_to_another_document_by_its_id()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Contains("id=\"redirect-redirectTo-mistake\"", (await browser.SubmitAsync(_document, "redirect", ("redirectTo", "成办发〔2024〕1号"), ("reason", "重复发布"))).Text, StringComparison.Ordinal);
        await browser.SubmitAsync(_document, "redirect", ("redirectTo", FakePublishing.Draft.ToString()), ("reason", "重复发布"));

        Assert.Equal($$"""{"version":3,"to":"{{FakePublishing.Draft}}","reason":"重复发布"}""", Body("redirect"));
    }

    [Fact]
    public async Task who_drafted_it_is_told_to_leave_it_to_others()
    {
        _office.Publishing.Refuses("POST", $"{_api}/withdraw", 409, "own-document", "Who drafted a document does not record acts upon it.");

        var page = await (await _office.SignedInAsync(Role.Publisher)).SubmitAsync(_document, "withdraw", ("reason", "误发，另行公布"));

        Assert.Equal(409, page.Status);
        Assert.Contains("请由他人办理", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_purge_is_proposed_by_one_and_decided_by_another()
    {
        var proposing = await _office.SignedInAsync(Role.SecrecyReviewer);
        Assert.Equal("/purges?done=purgeProposed", (await proposing.SubmitAsync(_document, "purge", ("reason", "附件含个人信息"))).Location);
        Assert.Equal($$"""{"reason":"附件含个人信息","documentId":"{{FakePublishing.Document}}"}""", _office.Publishing.Asked.Last(asked => asked.Path == "/api/purges").Body);
        Assert.Single((await proposing.GetAsync("/purges")).Posts);

        var deciding = await _office.SignedInAsync(Role.SecAdmin);
        Assert.Equal(400, (await deciding.SubmitAsync("/purges", $"confirm-{FakePublishing.Purge}")).Status);
        Assert.Equal("/purges?done=purgeConfirmed", (await deciding.SubmitAsync("/purges", $"confirm-{FakePublishing.Purge}", ("sure", "true"))).Location);
        Assert.Equal("/purges?done=purgeRefused", (await deciding.SubmitAsync("/purges", $"refuse-{FakePublishing.Purge}", ("reason", "内容可以公开"))).Location);
        Assert.Equal("""{"reason":"内容可以公开"}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task a_register_is_opened_shown_and_a_number_left_out()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Equal($"/registers/{FakePublishing.Register}?done=registerOpened", (await browser.SubmitAsync("/registers/new", "register", ("organ", "成办发"), ("issuer", ""), ("lastUsed", "7"), ("organCode", ""))).Location);
        Assert.Equal("""{"organ":"成办发","lastUsed":7}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);

        var page = await browser.GetAsync($"/registers/{FakePublishing.Register}?year=2026");
        Assert.Contains(_office.Publishing.Asked, asked => asked.Path == $"/api/registers/{FakePublishing.Register}" && asked.Query == "?year=2026");
        Assert.All(["成办发〔2026〕7号", "文件改由市政府印发", "下一号：9"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        await browser.SubmitAsync(page, "void", ("reason", "改由市政府印发"));
        Assert.Equal("""{"reason":"改由市政府印发"}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task the_work_lists_show_what_lapses_what_is_overdue_and_why()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        Assert.Contains("5 天", (await browser.GetAsync("/work")).Words, StringComparison.Ordinal);
        var undisclosed = await browser.GetAsync("/work/undisclosed");
        Assert.All(["逾期 2 个工作日", "2026年11月17日", "2026年10月24日 周六"], words => Assert.Contains(words, undisclosed.Words, StringComparison.Ordinal));
        Assert.Contains("未写明机关", (await browser.GetAsync("/work/readiness")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_alarm_is_cleared_with_what_was_done()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);

        var answer = await browser.SubmitAsync("/work/alarms", $"clear-{FakePublishing.Alarm}", ("remark", "已重新签发并发布"));

        Assert.Equal("/work/alarms?done=alarmCleared", answer.Location);
        Assert.Equal("""{"remark":"已重新签发并发布"}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
        Assert.Single((await (await _office.SignedInAsync(Role.Editor)).GetAsync("/work/alarms")).Posts);
    }

    [Fact]
    public async Task the_front_page_counts_what_waits_for_a_role()
    {
        var page = await (await _office.SignedInAsync(Role.SecrecyReviewer)).GetAsync("/");

        Assert.Contains("<a href=\"/drafts?state=secrecyReview\"><strong>45</strong> <span>保密审查</span></a>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/work/undisclosed\"><strong>1</strong>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/work\"><strong>1</strong>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("state=signing", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_front_page_opens_although_nothing_can_be_counted()
    {
        var browser = await _office.SignedInAsync(Role.Reviewer);
        await _office.Publishing.StopAsync();

        var page = await browser.GetAsync("/");

        Assert.Equal(200, page.Status);
        Assert.Contains("暂时无法统计", page.Words, StringComparison.Ordinal);
    }

    private string Body(string action) => _office.Publishing.Asked.Last(asked => asked.Method == "POST" && asked.Path == $"{_api}/{action}").Body;
}
