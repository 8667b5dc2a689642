using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Working_on_issues : IAsyncLifetime
{
    private static readonly string _page = $"/issues/{FakeHotline.Issue}";
    private static readonly string _api = $"/api/issues/{FakeHotline.Issue}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task shows_what_many_say_with_what_nobody_deals_with_marked()
    {
        var browser = await _office.SignedInAsync(Role.Dispatcher);

        var list = await browser.GetAsync("/issues");
        var issue = await browser.GetAsync(_page);

        foreach (var shown in (string[])["锦绣花园 变电站", "63", "12", "高风险，无人处理", "尚未命名的问题"]) Assert.Contains(shown, list.Words, StringComparison.Ordinal);
        foreach (var shown in (string[])["先公开环评。", "成都市变电站规划管理办法", "成都市电力设施保护规定", FakeHotline.Receipt]) Assert.Contains(shown, issue.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("研判", issue.Words, StringComparison.Ordinal); // that is for who supervises
    }

    [Fact]
    public async Task sends_what_is_decided_with_the_version_that_was_read()
    {
        var browser = await _office.SignedInAsync(Role.Supervisor);

        var assessed = await browser.SubmitAsync(_page, "assess", ("risk", "high"), ("words", "变电站选址"), ("plan", "先公开环评。"), ("unitId", FakeIdentity.Unit.ToString()));
        await browser.SubmitAsync(_page, "link", ("kind", "answer"), ("id", "0199"));
        await browser.SubmitAsync(_page, "split", ("orders", FakeHotline.Order.ToString()), ("reason", "另一件事。"));
        await browser.SubmitAsync(_page, "merge", ("into", FakeHotline.Order.ToString()), ("reason", "同一件事。"));
        await browser.SubmitAsync(_page, "close", ("reason", "已答复。"));

        Assert.Equal((303, _page + "?done=issueStep"), (assessed.Status, assessed.Location));
        var sent = _office.Hotline.Sent($"{_api}/assess");
        Assert.Equal((3, "high", "变电站选址", FakeIdentity.Unit), ((int)sent["version"]!, (string)sent["risk"]!, (string)sent["words"]!, (Guid)sent["unitId"]!));
        Assert.Equal("0199", (string)_office.Hotline.Sent($"{_api}/link")["id"]!);
        Assert.Equal([FakeHotline.Order], _office.Hotline.Sent($"{_api}/split")["orders"]!.AsArray().Select(order => (Guid)order!));
        Assert.Null(_office.Hotline.Sent($"{_api}/split")["words"]);
        Assert.Equal(FakeHotline.Order, (Guid)_office.Hotline.Sent($"{_api}/merge")["into"]!);
        Assert.Equal("已答复。", (string)_office.Hotline.Sent($"{_api}/close")["reason"]!);
    }

    [Fact]
    public async Task keeps_what_was_typed_when_it_is_refused()
    {
        var browser = await _office.SignedInAsync(Role.Supervisor);
        _office.Hotline.Refuses(400, "invalid-input", "No.", ("id", "is nothing that is published."));

        var page = await browser.SubmitAsync(_page, "link", ("kind", "document"), ("id", "draft-1"));

        Assert.Equal(400, page.Status);
        Assert.Contains("href=\"#link-id\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("draft-1", page.Text, StringComparison.Ordinal);
    }
}
