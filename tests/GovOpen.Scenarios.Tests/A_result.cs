using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Scenarios.Tests;

/// <summary>A concern is answered, what became of it is public beside the document that it names, and is gone everywhere once it is withdrawn, over all services.</summary>
public sealed class A_result(Province province) : IClassFixture<Province>
{
    [Fact]
    public async Task is_found_by_everybody_and_names_nobody()
    {
        await province.GoToAsync(new DateOnly(2026, 11, 26));
        var (bureau, hotline) = (province.Bureau(), province.Hotline());
        var document = await bureau.HasReleasedAsync("城市照明维护办法", draft => draft["text"] = "第一条 路灯损坏的，三日内修复。");

        var order = await HasAnsweredAsync(hotline, "我叫王小满，电话13812345678。锦绣路12号3栋门口路灯坏了，几天能修好？", "按规定三日内修复。");
        var proposal = await hotline.GetAsync($"{order}/result", Role.Dispatcher, "pai");
        var written = await hotline.PutAsync(hotline.As(Role.Dispatcher, "pai"), $"{order}/result", new JsonObject
        {
            ["version"] = 0, ["title"] = "路灯几天能修好", ["question"] = (string)proposal["text"]!["question"]!, ["answer"] = (string)proposal["text"]!["answer"]!, ["documents"] = new JsonArray(document),
        });
        var published = await hotline.PostAsync(hotline.As(Role.Supervisor, "du"), $"{order}/result/publish", new JsonObject
        {
            ["version"] = 1, ["confirmed"] = new JsonArray([.. written["uncertain"]!.AsArray().Select(word => word!["text"]!.DeepClone())]),
        });

        var found = await Eventually.BecomesAsync(() => province.JsonAsync("/api/search?q=路灯几天能修好&type=result"), seen => seen["hits"]!.AsArray().Count == 1);
        Assert.Equal((string)published["id"]!, (string)found["hits"]![0]!["id"]!);
        var (status, page) = await province.ReadAsync($"/results/{published["id"]}");
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var shown in (string[])["路灯几天能修好", "按规定三日内修复。", "城市照明维护办法", "2026年11月"]) Assert.Contains(shown, page, StringComparison.Ordinal);
        (_, var ofDocument) = await province.ReadAsync($"/documents/{document}");
        Assert.Contains("路灯几天能修好", ofDocument, StringComparison.Ordinal);
        var everywhere = page + ofDocument + found.ToJsonString() + await province.SearchDatabase.ScalarAsync("select string_agg(content::text, ' ') from companions") + await province.HotlineDatabase.ScalarAsync("select string_agg(t::text, ' ') from events t");
        Assert.DoesNotContain((string[])["王小满", "13812345678", "12号3栋"], secret => everywhere.Contains(secret, StringComparison.Ordinal));

        await hotline.PostAsync(hotline.As(Role.Supervisor, "du"), $"{order}/result/withdraw", new { version = 2, reason = "答复有误，另行公开。" });

        (_, page) = await Eventually.BecomesAsync(() => province.ReadAsync($"/results/{published["id"]}"), seen => seen.Status == HttpStatusCode.Gone);
        Assert.Contains("答复有误，另行公开。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("三日内修复", page, StringComparison.Ordinal);
        await Eventually.BecomesAsync(() => province.JsonAsync("/api/search?q=路灯几天能修好&type=result&validity=all"), seen => seen["hits"]!.AsArray().Count == 0);
    }

    /// <summary>The address of the order.</summary>
    private static async Task<string> HasAnsweredAsync(Bureau hotline, string text, string reply)
    {
        var agent = hotline.As(Role.HotlineAgent, "hua");
        var filed = await hotline.PostAsync(agent, "/api/orders", new { concern = new { kind = "consultation", text }, channel = "phone" }, HttpStatusCode.Created);
        var line = (await hotline.GetAsync($"/api/orders?receipt={filed["receipt"]}", Role.HotlineAgent, "hua"))["orders"]![0]!;
        await hotline.PostAsync(agent, $"/api/orders/{line["id"]}/answer-at-once", new { version = (int)line["version"]!, reply });
        return $"/api/orders/{line["id"]}";
    }
}
