using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using Microsoft.Playwright;

namespace GovOpen.EndToEnd.Tests;

/// <summary>From a citizen's form to the unit's reply and back, over the whole platform: two browsers without scripts, and the staff API between.</summary>
[Collection("platform")]
public sealed class A_concern(Platform platform)
{
    private const string Said = "青龙街十字路口的路灯坏了半个月，晚上看不清路，请尽快修好。";
    private const string Replied = "路灯已于今日修复，感谢您的反映。";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task is_filed_without_an_account_answered_in_time_and_judged(int width)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        var (receipt, code) = await FileAsync(page);

        var order = await OrderAsync(receipt);
        foreach (var (role, verb, body) in ((string, string, JsonObject)[])
        [
            ("HotlineAgent", "accept", []),
            ("Dispatcher", "assign", new() { ["unitId"] = await UnitAsync(), ["reason"] = "属于其职责。" }),
            ("Handler", "start", []),
            ("Handler", "reply", new() { ["reply"] = Replied }),
            ("Reviewer", "approve-reply", []),
            ("Dispatcher", "close", []),
        ])
        {
            body["version"] = (int)order["version"]!;
            var (status, after) = await platform.CallAsync(await TokenAsync(role), HttpMethod.Post, $"api/orders/{order["id"]}/{verb}", body);
            Assert.True(status == HttpStatusCode.OK, $"{verb}: {status} {after?.ToJsonString(ContractJson.Options)}");
            order = after!.AsObject();
        }

        Assert.False((bool)order["isOverdue"]!);
        await LookUpAsync(page, receipt, code);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Replied);
        await page.Locator("#resolved-yes").CheckAsync();
        await page.Locator("#satisfied-yes").CheckAsync();
        await page.Locator("form[action='/concerns/evaluate'] button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("您已评价");
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private async Task<(string Receipt, string Code)> FileAsync(IPage page)
    {
        await page.GotoAsync(new Uri(platform.Portal, "concerns").ToString());
        await page.Locator("input[name=kind][value=help]").CheckAsync();
        await page.Locator("#text").FillAsync(Said);
        await page.Locator("#name").FillAsync("刘女士");
        await page.Locator("form[action='/concerns#file'] button").ClickAsync();
        var shown = await page.Locator(".receipt dd").AllInnerTextsAsync();
        return (shown[0].Trim(), shown[1].Trim());
    }

    private async Task LookUpAsync(IPage page, string receipt, string code)
    {
        await page.GotoAsync(new Uri(platform.Portal, "concerns").ToString());
        await page.Locator("#receipt").FillAsync(receipt);
        await page.Locator("#code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".steps").WaitForAsync();
    }

    private async Task<JsonObject> OrderAsync(string receipt)
    {
        var list = (await platform.CallAsync(await TokenAsync("Dispatcher"), HttpMethod.Get, "api/orders?receipt=" + receipt)).Body!;
        return list["orders"]![0]!.AsObject();
    }

    private async Task<Guid> UnitAsync()
    {
        var units = (await platform.CallAsync(await TokenAsync("Dispatcher"), HttpMethod.Get, "api/units")).Body!["units"]!.AsArray();
        return (Guid)units.Single(unit => (string)unit!["name"]! == "四川省人民政府办公厅")!["id"]!;
    }

    private async Task<string> TokenAsync(string role) => (await platform.SignInAsync(await platform.AccountAsync(role)))["access_token"]!.GetValue<string>();
}
