using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Scenarios.Tests;

/// <summary>The lists of a clean-up change page, search, effective list and basis check of all their documents at once, or of none.</summary>
public sealed class A_clean_up(Province province) : IClassFixture<Province>
{
    private const string Unit = "达州市达川区人民政府";

    [Fact]
    public async Task changes_forty_four_documents_everywhere_within_five_seconds_and_never_some_without_the_others_in_search()
    {
        await province.GoToAsync(new DateOnly(2026, 11, 26));
        var bureau = province.Bureau(Unit, "511703");
        await province.ImportsAsync(Enumerable.Range(1, 44).Select(Line));
        await province.IsCurrentAsync();
        Assert.Equal(44, await InForceAsync());
        var begun = await bureau.PostAsync(bureau.As(Role.Editor, "li"), "/api/clean-ups", new JsonObject { ["title"] = "行政规范性文件清理结果", ["items"] = new JsonArray([.. Enumerable.Range(1, 44).Select(i => (JsonNode)Item(i))]) }, HttpStatusCode.Created);

        // Somebody looks all the time.
        using var over = new CancellationTokenSource();
        var seen = new HashSet<int>();
        var looking = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested) seen.Add(await InForceAsync());
        });
        await bureau.PostAsync(bureau.As(Role.Publisher, "wang"), $"/api/clean-ups/{begun["id"]}/publish", new { revision = 1 });
        var published = Stopwatch.StartNew();
        await Eventually.BecomesAsync(InForceAsync, count => count == 32, TimeSpan.FromSeconds(5));
        await over.CancelAsync();
        await looking;

        Assert.Subset(new HashSet<int> { 44, 32 }, seen);
        Assert.Equal(32, (await province.JsonAsync($"/api/effective-list.json?issuer={Uri.EscapeDataString(Unit)}"))["documents"]!.AsArray().Count);
        for (var i = 1; i <= 44; i++)
        {
            var expected = i <= 32 ? "inForce" : i <= 39 ? "repealed" : "lapsed";
            var basis = await province.JsonAsync("/api/basis-check?number=" + Uri.EscapeDataString(Number(i)));
            Assert.Equal((expected, i <= 32), ((string)basis["validity"]!, (bool)basis["usable"]!));
            var (status, html) = await province.ReadAsync((string)basis["document"]!["url"]!);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains($"class=\"banner {expected}\"", html, StringComparison.Ordinal);
        }

        var page = await province.ReadAsync($"/clean-ups/{begun["id"]}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(44, page.Text.Split("某区供水管理办法").Length - 1);
        Assert.Equal(45, (await province.ReadAsync($"/api/clean-ups/{begun["id"]}.csv")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(published.Elapsed < TimeSpan.FromMinutes(1));
    }

    private async Task<int> InForceAsync() => (int)(await province.JsonAsync($"/api/search?size=1&issuer={Uri.EscapeDataString(Unit)}"))["total"]!;

    private static string Number(int i) => $"达川府规〔2019〕{i}号";

    private static JsonObject Item(int i) => new() { ["number"] = Number(i), ["outcome"] = i <= 26 ? "continue" : i <= 32 ? "amend" : i <= 39 ? "repeal" : "lapse" };

    private static JsonObject Line(int i) => new()
    {
        ["id"] = "dachuan:" + i, ["title"] = $"某区供水管理办法{i}", ["kind"] = "normativeDocument", ["issuer"] = Unit, ["division"] = "511703", ["docNumber"] = Number(i),
        ["writtenOn"] = "2019-03-01", ["publishedOn"] = "2019-03-05", ["effectiveOn"] = "2019-04-01", ["text"] = "第一条 为了加强供水管理，制定本办法。",
    };
}
