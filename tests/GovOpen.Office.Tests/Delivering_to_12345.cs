using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Delivering_to_12345 : IAsyncLifetime
{
    private static readonly string _page = $"/receivers/{FakeInterpretation.Receiver}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task shows_what_waits_why_and_how_both_sides_compared()
    {
        var page = await (await OfProvinceAsync()).GetAsync(_page);

        var words = string.Join(' ', page.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("无法送达", words, StringComparison.Ordinal);
        Assert.Contains("上次失败： answered 503", words, StringComparison.Ordinal);
        Assert.Contains("refused with 422", words, StringComparison.Ordinal);
        Assert.Contains("差异 12 条 我方 60 条，对方 50 条 对方缺少 1 条", words, StringComparison.Ordinal);
        Assert.Contains("未能对账 answered 405", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_a_secret_once()
    {
        var browser = await OfProvinceAsync();

        var registered = await browser.SubmitAsync("/receivers", "receiver", ("name", "绵阳 12345"), ("address", "https://my12345.example.org/"), ("inventoryAddress", ""));

        Assert.Equal(200, registered.Status);
        Assert.Contains("whsec_c2VjcmV0", registered.Text, StringComparison.Ordinal);
        Assert.Equal("https://my12345.example.org/", (string)_office.Interpretation.Sent("/api/knowledge/receivers")["address"]!);
        Assert.Null(_office.Interpretation.Sent("/api/knowledge/receivers")["inventoryAddress"]);
        Assert.Contains("whsec_c2VjcmV0", (await browser.SubmitAsync(_page, "secret")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", (await browser.GetAsync(_page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task stops_a_receiver_and_compares_it()
    {
        var browser = await OfProvinceAsync();

        Assert.Equal(_page + "?done=receiverReconciled", (await browser.SubmitAsync(_page, "reconcile")).Location);
        Assert.Equal(_page + "?done=receiverChanged", (await browser.SubmitAsync(_page, "change", ("name", "成都 12345"), ("address", "https://12345.example.org/"), ("inventoryAddress", ""), ("isActive", ""))).Location);
        Assert.False((bool)_office.Interpretation.Sent($"/api/knowledge{_page}")["isActive"]!);
    }

    [Fact]
    public async Task says_in_the_form_what_is_wrong_with_an_address()
    {
        _office.Interpretation.Refuses(400, "invalid-fields", "Some fields are wrong.", ("address", "is an inner address."));

        var refused = await (await OfProvinceAsync()).SubmitAsync("/receivers", "receiver", ("name", "内网"), ("address", "https://10.0.0.1/"));

        Assert.Equal(400, refused.Status);
        Assert.Contains("is an inner address.", refused.Words, StringComparison.Ordinal);
    }

    private async Task<Browser> OfProvinceAsync() => await _office.SignedInAsAsync(_office.Identity.HasAt("510000", Role.Operator));
}
