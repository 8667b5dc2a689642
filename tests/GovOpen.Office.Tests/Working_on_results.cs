using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Working_on_results : IAsyncLifetime
{
    private static readonly string _page = $"/orders/{FakeHotline.Order}/result";
    private static readonly string _api = $"/api/orders/{FakeHotline.Order}/result";

    private const string _forWriter =
        """{ "id": "0199aaaa-0000-7000-8000-000000000009", "state": "proposed", "version": 2, "text": { "title": "路灯不亮", "question": "路灯不亮。", "answer": "路灯已修复。", "documents": [] }, "uncertain": [], "refusal": null, "publishedAt": null, "possible": ["write"] }""";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task shows_what_everybody_would_read_beside_what_was_said()
    {
        var browser = await _office.SignedInAsync(Role.Supervisor);

        var list = await browser.GetAsync("/results");
        var result = await browser.GetAsync(_page);

        Assert.Contains(FakeHotline.Receipt, list.Words, StringComparison.Ordinal);
        foreach (var shown in (string[])["待公开", "投诉张建国反映路灯不亮。", "小区门口路灯坏了半个月。", "“张建国”", "成都市路灯管理办法"]) Assert.Contains(shown, result.Words, StringComparison.Ordinal);
        Assert.Contains("份办理结果待公开", (await browser.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task sends_what_is_written_and_what_is_confirmed_with_the_version_that_was_read()
    {
        var writer = await _office.SignedInAsync(Role.Dispatcher);
        var publisher = await _office.SignedInAsync(Role.Supervisor);

        var forPublisher = _office.Hotline.Result;
        _office.Hotline.Result = _forWriter;
        var written = await writer.SubmitAsync(_page, "write", ("title", "路灯坏了"), ("question", "路灯坏了半个月。"), ("answer", "已修复。"), ("documents", $"http://localhost:8080/documents/{FakeHotline.Order}"));
        _office.Hotline.Result = forPublisher;
        await publisher.SubmitAsync(_page, "publish", ("confirmed", "张建国"));
        await publisher.SubmitAsync(_page, "drop", ("reason", "没有代表性。"));

        Assert.Equal((303, _page + "?done=resultStep"), (written.Status, written.Location));
        var sent = _office.Hotline.Sent(_api);
        Assert.Equal((2, "路灯坏了", "已修复。", FakeHotline.Order), ((int)sent["version"]!, (string)sent["title"]!, (string)sent["answer"]!, (Guid)sent["documents"]![0]!));
        Assert.Equal(["张建国"], _office.Hotline.Sent($"{_api}/publish")["confirmed"]!.AsArray().Select(word => (string)word!));
        Assert.Equal("没有代表性。", (string)_office.Hotline.Sent($"{_api}/drop")["reason"]!);
    }

    [Fact]
    public async Task keeps_what_was_typed_when_it_is_refused()
    {
        var browser = await _office.SignedInAsync(Role.Dispatcher);
        _office.Hotline.Result = _forWriter;

        var mistaken = await browser.SubmitAsync(_page, "write", ("title", "路灯坏了"), ("question", "路灯坏了半个月。"), ("answer", "已修复。"), ("documents", "第一号"));
        _office.Hotline.Refuses(400, "invalid-input", "No.", ("question", "tells who somebody is at characters 3 to 5 (name); say it without that."));
        var refused = await browser.SubmitAsync(_page, "write", ("title", "路灯坏了"), ("question", "我叫王小满。"), ("answer", "已修复。"));

        Assert.Equal((400, 400), (mistaken.Status, refused.Status));
        Assert.Contains("每行请填写一份文件的网址或标识", mistaken.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"#write-question\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("我叫王小满。", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_why_nothing_may_be_published()
    {
        _office.Hotline.Result = """{ "id": null, "state": null, "version": 0, "text": null, "uncertain": [], "refusal": { "code": "whistle-blower", "sentence": "No." }, "publishedAt": null, "possible": [] }""";

        var page = await (await _office.SignedInAsync(Role.Dispatcher)).GetAsync(_page);

        Assert.Contains("举报一律不公开", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<form id=\"write\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_for_the_unit_what_it_made_of_a_month()
    {
        var browser = await _office.SignedInAsync(Role.Publisher);
        var page = $"/digests/{FakeHotline.Issue}";

        var home = await browser.GetAsync("/");
        var list = await browser.GetAsync("/digests");
        var digest = await browser.GetAsync(page);
        var unread = await browser.SubmitAsync(page, "publish", ("response", "路灯报修最多，已更换线路。"));
        var published = await browser.SubmitAsync(page, "publish", ("response", "路灯报修最多，已更换线路。"), ("confirmed", "true"));

        Assert.Contains("份通报待说明", home.Words, StringComparison.Ordinal);
        foreach (var shown in (string[])["2026-11", "尚未说明", "件数过少，不公布"]) Assert.Contains(shown, list.Words, StringComparison.Ordinal);
        foreach (var shown in (string[])["城乡建设", "未分类", "成都市锦江区"]) Assert.Contains(shown, digest.Words, StringComparison.Ordinal);
        Assert.Equal((400, 303, page + "?done=digestPublished"), (unread.Status, published.Status, published.Location));
        var sent = _office.Hotline.Sent($"/api/digests/{FakeHotline.Issue}/publish");
        Assert.Equal((0, "路灯报修最多，已更换线路。", true), ((int)sent["version"]!, (string)sent["response"]!, (bool)sent["confirmed"]!));
    }
}
