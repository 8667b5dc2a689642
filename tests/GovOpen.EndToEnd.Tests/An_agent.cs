using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Testing;
using Microsoft.Playwright;

namespace GovOpen.EndToEnd.Tests;

/// <summary>12345 is on the line: the desk in a real browser, by keys alone; and without scripts as a form like all others.</summary>
[Collection("platform")]
public sealed class An_agent(Platform platform)
{
    private const string Clause = "装表接电应当在三个工作日内完成";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task answers_a_caller_with_the_keyboard(bool scripts)
    {
        var question = $"{(scripts ? "居民" : "商户")}装电表要几天？";
        await HasAnswerAsync(question);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = scripts, Locale = "zh-CN", Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await SignedInAsync(context);

        if (scripts)
        {
            await page.Locator("#q").PressSequentiallyAsync(question);
            await Assertions.Expect(page.Locator("article").First).ToContainTextAsync("三个工作日。");
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("#said a").WaitForAsync();
            Assert.Contains($"依据：《", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
            await page.Locator("#said a").ClickAsync();
        }
        else
        {
            await page.Locator("#q").FillAsync(question);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("article").First).ToContainTextAsync("三个工作日。");
            await page.Locator("article").First.Locator("button[value=given]").PressAsync("Enter");
        }

        Assert.Contains("/desk/given/", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("答复现行有效");
        await Assertions.Expect(page.Locator("textarea")).ToContainTextAsync(Clause);
    }

    private async Task<IPage> SignedInAsync(IBrowserContext context)
    {
        var agent = await platform.AccountAsync("HotlineAgent");
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(platform.Office, "desk").ToString());
        await page.Locator("input[name=username]").FillAsync(agent["username"]!.GetValue<string>());
        await page.Locator("input[name=password]").FillAsync(agent["password"]!.GetValue<string>());
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator("#q").WaitForAsync();
        return page;
    }

    private async Task HasAnswerAsync(string question)
    {
        var id = "desk-" + Guid.CreateVersion7();
        await platform.ImportAsync(
            await platform.ImporterTokenAsync(),
            [new JsonObject { ["id"] = id, ["title"] = "供电服务办法", ["kind"] = "otherDocument", ["publishedOn"] = "2026-01-01", ["effectiveOn"] = "2026-01-01", ["text"] = $"第一条 {Clause}。" }.ToJsonString()]);
        var document = await Eventually.BecomesAsync(async () => (await platform.SearchAsync("q=供电服务办法&size=100")).Hits.SingleOrDefault(hit => hit.SourceId == id)?.Id, found => found is not null);
        var editor = (await platform.SignInAsync(await platform.AccountAsync("Editor")))["access_token"]!.GetValue<string>();
        var reviewer = (await platform.SignInAsync(await platform.AccountAsync("Reviewer")))["access_token"]!.GetValue<string>();

        var content = new { question, answer = "三个工作日。", kind = "hotSpot", basis = new[] { new { documentId = document, clause = "第一条", quote = Clause } } };
        var (status, entry) = await platform.CallAsync(editor, HttpMethod.Post, "api/qa", new { content });
        Assert.Equal(HttpStatusCode.Created, status);
        foreach (var (verb, token) in ((string, string)[])[("submit", editor), ("approve", reviewer)])
        {
            Assert.Equal(HttpStatusCode.OK, (await platform.CallAsync(token, HttpMethod.Post, $"api/qa/{entry!["id"]}/{verb}", new { revision = 1 })).Status);
        }

        await Eventually.BecomesAsync(async () => (await platform.SearchAsync("type=answer&q=" + Uri.EscapeDataString(question))).Hits.Any(hit => hit.Title == question), found => found);
    }
}
