using Microsoft.Playwright;

namespace GovOpen.EndToEnd.Tests;

/// <summary>In a real browser, with scripts switched off: every page must work without.</summary>
[Collection("platform")]
public sealed class A_citizen(Platform platform) : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task searches_reads_and_sees_whether_it_is_in_force(int width)
    {
        await using var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(platform.Portal.ToString());
        await Assertions.Expect(page.GetByText("示例数据").First).ToBeVisibleAsync();

        var search = page.GetByRole(AriaRole.Searchbox).First;
        await search.FillAsync("高校毕业生 求职创业补贴");
        await search.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var first = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "毕业生" }).First;
        await first.ClickAsync();
        Assert.Contains("/documents/", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText("有效").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("第一条").First).ToBeVisibleAsync();

        // Nothing is wider than the screen.
        Assert.True(await page.Locator("html").EvaluateAsync<int>("e => e.scrollWidth") <= width);
    }

    [Fact]
    public async Task who_finds_nothing_is_helped()
    {
        await using var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(platform.Portal, "search?q=zzzzqqqq").ToString());
        await Assertions.Expect(page.GetByText("12345").First).ToBeVisibleAsync();
    }
}
