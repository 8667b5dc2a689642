using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Working_on_orders : IAsyncLifetime
{
    private static readonly string _page = $"/orders/{FakeHotline.Order}";
    private static readonly string _api = $"/api/orders/{FakeHotline.Order}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task begins_with_what_a_caller_says_and_tells_receipt_and_code_once()
    {
        var browser = await _office.SignedInAsync(Role.HotlineAgent);
        var empty = await browser.GetAsync("/orders/new?text=%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86");
        Assert.Contains("路灯坏了", empty.Text, StringComparison.Ordinal);

        var told = await browser.SubmitAsync(empty, "concern", ("kind", "help"), ("text", "路灯坏了，晚上看不见路。"), ("name", "刘女士"), ("channel", "phone"));

        Assert.Equal(200, told.Status);
        foreach (var shown in (string[])[FakeHotline.Receipt, "ACDEF2346X", "2026年12月10日"]) Assert.Contains(shown, told.Words, StringComparison.Ordinal);
        var sent = _office.Hotline.Sent("/api/orders");
        Assert.Equal(("help", "路灯坏了，晚上看不见路。", "刘女士", "phone"), ((string)sent["concern"]!["kind"]!, (string)sent["concern"]!["text"]!, (string)sent["concern"]!["name"]!, (string)sent["channel"]!));
        Assert.NotEqual(Guid.Empty, (Guid)sent["concern"]!["requestId"]!);
    }

    [Fact]
    public async Task keeps_what_was_typed_when_it_is_refused()
    {
        var browser = await _office.SignedInAsync(Role.HotlineAgent);
        _office.Hotline.Refuses(400, "invalid-input", "No.", ("concern.phone", "must be a telephone number."));

        var page = await browser.SubmitAsync("/orders/new", "concern", ("kind", "help"), ("text", "路灯坏了，晚上看不见路。"), ("phone", "打给我"), ("channel", "phone"));

        Assert.Equal(400, page.Status);
        Assert.Contains("href=\"#concern-phone\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("路灯坏了，晚上看不见路。", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Handler, "reply", "reply", "已修好。", "reply")]
    [InlineData(Role.Handler, "request-extension", "workingDays", "5", "workingDays")]
    [InlineData(Role.Dispatcher, "reclassify", "kind", "complaint", "kind")]
    [InlineData(Role.Supervisor, "urge", "reason", "市领导批示。", "reason")]
    public async Task sends_each_step_with_the_version_that_was_read(Role role, string step, string field, string value, string sentAs)
    {
        var browser = await _office.SignedInAsync(role);

        var answer = await browser.SubmitAsync(_page, step, (field, value), ("reason", "市领导批示。"));

        Assert.Equal((303, _page + "?done=orderStep"), (answer.Status, answer.Location));
        var sent = _office.Hotline.Sent($"{_api}/{step}");
        Assert.Equal((4, value), ((int)sent["version"]!, sent[sentAs]!.ToString()));
    }

    [Fact]
    public async Task gives_an_order_to_a_unit_that_is_chosen_and_joins_others()
    {
        var browser = await _office.SignedInAsync(Role.Dispatcher);
        await browser.SubmitAsync(_page, "assign", ("unitId", FakeIdentity.Unit.ToString()), ("reason", "属于其职责。"));
        await browser.SubmitAsync(_page, "join", ("unitIds", FakeIdentity.Unit.ToString()), ("reason", "请答复占道部分。"));

        Assert.Equal(FakeIdentity.Unit, (Guid)_office.Hotline.Sent($"{_api}/assign")["unitId"]!);
        Assert.Equal([FakeIdentity.Unit], _office.Hotline.Sent($"{_api}/join")["unitIds"]!.AsArray().Select(id => (Guid)id!));
    }

    [Fact]
    public async Task offers_suggested_classes_before_all_others()
    {
        var browser = await _office.SignedInAsync(Role.Dispatcher);
        var page = await browser.GetAsync(_page);
        var (suggested, others) = (page.Text.IndexOf("<option value=\"城乡建设/市政公用\"", StringComparison.Ordinal), page.Text.IndexOf("<option value=\"城乡建设/市政公用/路灯照明\"", StringComparison.Ordinal));
        Assert.True(suggested > 0 && suggested < others);
        Assert.Contains("推荐分类：", page.Words, StringComparison.Ordinal);

        await browser.SubmitAsync(page, "classify", ("class", "公共安全"));
        Assert.Equal("公共安全", (string)_office.Hotline.Sent($"{_api}/classify")["class"]!);
    }

    [Fact]
    public async Task counts_what_became_of_concerns_and_gives_it_as_a_table()
    {
        var browser = await _office.SignedInAsync(Role.Supervisor);

        var page = await browser.GetAsync("/orders/figures?by=channel");
        var table = await browser.GetAsync("/orders/figures?by=channel&format=csv");
        var mistaken = await browser.GetAsync("/orders/figures?from=gestern");

        foreach (var shown in (string[])["热线电话", "未定", "75.0%", "50.0%", "—", "合计"]) Assert.Contains(shown, page.Words, StringComparison.Ordinal);
        Assert.Contains("热线电话,9", table.Text, StringComparison.Ordinal);
        Assert.Equal(400, mistaken.Status);
    }

    [Fact]
    public async Task merges_by_a_receipt_and_says_when_there_is_none()
    {
        _office.Hotline.State = ("received", ["accept", "merge"]);
        var browser = await _office.SignedInAsync(Role.HotlineAgent);

        var wrong = await browser.SubmitAsync(_page, "merge", ("into", "没有"), ("reason", "同一件事。"));
        await browser.SubmitAsync(_page, "merge", ("into", FakeHotline.Receipt), ("reason", "同一件事。"));

        Assert.Equal(400, wrong.Status);
        Assert.Contains("没有这样的回执号", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(FakeHotline.Order, (Guid)_office.Hotline.Sent($"{_api}/merge")["into"]!);
    }

    [Fact]
    public async Task says_in_chinese_why_a_step_was_refused()
    {
        var browser = await _office.SignedInAsync(Role.Handler);
        _office.Hotline.Refuses(409, "joint-replies-open", "Replies are missing from 成都市城市管理委员会.");

        var page = await browser.SubmitAsync(_page, "reply", ("reply", "已修好。"));

        Assert.Equal(409, page.Status);
        Assert.Contains("协办单位还没有全部答复。", page.Words, StringComparison.Ordinal);
        Assert.Contains("已修好。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_who_filed_it_only_when_asked_for_a_purpose()
    {
        var browser = await _office.SignedInAsync(Role.Handler);
        Assert.DoesNotContain("刘女士", (await browser.GetAsync(_page)).Text, StringComparison.Ordinal);

        var page = await browser.SubmitAsync(_page, "read-contact", ("purpose", "visit"));

        Assert.Contains("刘女士", page.Words, StringComparison.Ordinal);
        Assert.Equal("visit", (string)_office.Hotline.Sent($"{_api}/contact")["purpose"]!);
    }

    [Fact]
    public async Task lists_what_is_due_and_counts_on_the_front_page_what_waits_for_whom()
    {
        var browser = await _office.SignedInAsync(Role.Dispatcher);

        var list = await browser.GetAsync("/orders?show=overdue");
        var mistaken = await browser.GetAsync("/orders?receipt=x");
        var home = await browser.GetAsync("/");

        Assert.Contains("已超期", list.Words, StringComparison.Ordinal);
        Assert.Contains("督办 2 次", list.Words, StringComparison.Ordinal);
        Assert.Equal(400, mistaken.Status);
        Assert.Contains("href=\"/orders?show=accepted\"", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/orders?show=received\"", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_whose_matter_it_is_and_sets_the_list_of_a_unit()
    {
        var (dispatcher, supervisor) = (await _office.SignedInAsync(Role.Dispatcher), await _office.SignedInAsync(Role.Supervisor));

        Assert.Contains("按事项清单： 成都市城市照明管理中心", (await dispatcher.GetAsync(_page)).Words, StringComparison.Ordinal);
        var read = await dispatcher.GetAsync("/orders/matters");
        var page = $"/orders/matters?unit={FakeIdentity.Unit}";
        var set = await supervisor.SubmitAsync(page, "matters", ("unitId", FakeIdentity.Unit.ToString()), ("classes", "城乡建设\n  公共安全  \n"));
        _office.Hotline.Refuses(400, "invalid-input", "No.", ("classes[1]", "is no class; GET /api/classes lists them."));
        var refused = await supervisor.SubmitAsync(page, "matters", ("unitId", FakeIdentity.Unit.ToString()), ("classes", "城乡建设\n天上的事"));

        Assert.Contains("城乡建设；交通运输", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<form id=\"matters\"", read.Text, StringComparison.Ordinal);
        Assert.Equal((303, "/orders/matters?done=mattersSet", 400), (set.Status, set.Location, refused.Status));
        var sent = _office.Hotline.Sent($"/api/matters/{FakeIdentity.Unit}");
        Assert.Equal((3, "天上的事"), ((int)sent["version"]!, (string)sent["classes"]![1]!));
        Assert.Contains("第 2 行：", refused.Words, StringComparison.Ordinal);
        Assert.Contains("天上的事", refused.Text, StringComparison.Ordinal);
    }
}
