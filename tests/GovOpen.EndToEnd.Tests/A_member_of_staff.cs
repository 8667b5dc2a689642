using System.Net;
using GovOpen.Testing;
using Microsoft.Playwright;

namespace GovOpen.EndToEnd.Tests;

[Collection("platform")]
public sealed class A_member_of_staff(Platform platform)
{
    [Fact]
    public async Task of_every_role_and_unit_of_the_sample_signs_in()
    {
        foreach (var account in (await platform.AccountsAsync()).Where(account => account["username"] is not null))
        {
            var answer = await platform.SignInAsync(account);
            Assert.True(answer["access_token"] is not null, $"{account["username"]}: {answer}");
        }
    }

    [Fact]
    public async Task who_is_locked_is_out_everywhere_within_five_seconds()
    {
        var editor = await platform.AccountAsync("Editor", "自贡市人民政府办公室");
        var token = (await platform.SignInAsync(editor))["access_token"]!.GetValue<string>();
        var admin = (await platform.SignInAsync(await platform.AccountAsync("SecAdmin", "自贡市人民政府办公室")))["access_token"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await platform.CallAsync(token, HttpMethod.Get, "api/documents")).Status);
        var account = (await platform.CallAsync(admin, HttpMethod.Get, "api/accounts?q=" + editor["username"])).Body!["accounts"]![0]!;
        var path = $"api/accounts/{account["id"]}";

        Assert.Equal(HttpStatusCode.OK, (await platform.CallAsync(admin, HttpMethod.Post, path + "/lock", new { reason = "调查期间停用" }, account["version"]!.GetValue<long>())).Status);

        await Eventually.BecomesAsync(() => platform.CallAsync(token, HttpMethod.Get, "api/documents"), answer => answer.Status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(5), "the publishing service");
        var version = (await platform.CallAsync(admin, HttpMethod.Get, path)).Body!["version"]!.GetValue<long>();
        Assert.Equal(HttpStatusCode.OK, (await platform.CallAsync(admin, HttpMethod.Post, path + "/unlock", new { reason = "已查清" }, version)).Status);
        Assert.NotNull((await platform.SignInAsync(editor))["access_token"]);
    }

    [Fact]
    public async Task leaves_a_trail_that_auditors_read_and_verify()
    {
        var auditor = (await platform.SignInAsync(await platform.AccountAsync("Auditor")))["access_token"]!.GetValue<string>();

        var entries = (await platform.CallAsync(auditor, HttpMethod.Get, "api/audit?size=100")).Body!["entries"]!.AsArray();
        Assert.Contains(entries, entry => entry!["action"]!.GetValue<string>() == "sign-in" && entry["source"]!.GetValue<string>() == "127.0.0.1");
        Assert.NotEmpty((await platform.CallAsync(auditor, HttpMethod.Get, "api/audit?service=publishing&action=documents.import")).Body!["entries"]!.AsArray());
        Assert.True((await platform.CallAsync(auditor, HttpMethod.Get, "api/audit/verify")).Body!["sound"]!.GetValue<bool>());
        foreach (var service in (string[])["hotline", "identity", "interpretation", "publishing"])
        {
            var (code, output) = await platform.AskAsync(service, "--verify-audit");
            Assert.True(code == 0 && output.Contains($"{service}: sound", StringComparison.Ordinal), output);
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task manages_accounts_in_a_browser_without_scripts(int width)
    {
        var admin = await platform.AccountAsync("SecAdmin");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync(new Uri(platform.Office, "accounts").ToString());
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.Locator("input[name=username]").FillAsync(admin["username"]!.GetValue<string>());
        await page.Locator("input[name=password]").FillAsync(admin["password"]!.GetValue<string>());
        await page.Locator("input[name=otp]").FillAsync(await platform.CodeAsync(admin));
        await page.Locator("main button[type=submit]").ClickAsync();

        Assert.EndsWith("/accounts", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText("editor.510100").First).ToBeVisibleAsync();
        Assert.True(await page.Locator("html").EvaluateAsync<int>("e => e.scrollWidth") <= width);
        var cookie = Assert.Single(await context.CookiesAsync(), cookie => cookie.Name.EndsWith("govopen-office", StringComparison.Ordinal));
        Assert.True(cookie is { HttpOnly: true, Secure: true, SameSite: SameSiteAttribute.Strict });
    }
}
