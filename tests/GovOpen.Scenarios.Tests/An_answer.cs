using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Scenarios.Tests;

/// <summary>An answer is cut from a document in force, given to the public and to 12345, and ends with the document, over all services.</summary>
public sealed class An_answer(Province province) : IClassFixture<Province>
{
    [Fact]
    public async Task is_given_as_long_as_its_document_is_in_force()
    {
        await province.GoToAsync(new DateOnly(2026, 11, 26));
        var (bureau, interpreters) = (province.Bureau(), province.Interpreters());
        var document = await bureau.HasReleasedAsync("城镇供水报装办法", draft => draft["text"] = "第一条 供水企业应当七日内接水。\n第二条 不得以任何名目收取费用。");

        var content = new JsonObject
        {
            ["question"] = "装水表要交钱吗？", ["answer"] = "不用，一分钱不收。", ["kind"] = "hotSpot",
            ["basis"] = new JsonArray(new JsonObject { ["documentId"] = document, ["clause"] = "第二条", ["quote"] = "不得以任何名目收取费用" }),
        };
        var entry = await interpreters.PostAsync(interpreters.As(Role.Editor, "li"), "/api/qa", new JsonObject { ["content"] = content }, HttpStatusCode.Created);
        entry = await interpreters.PostAsync(interpreters.As(Role.Editor, "li"), $"/api/qa/{entry["id"]}/submit", new { revision = 1 });
        entry = await interpreters.PostAsync(interpreters.As(Role.Reviewer, "yi"), $"/api/qa/{entry["id"]}/approve", new { revision = 1 });

        var known = await Eventually.BecomesAsync(() => province.JsonAsync("/api/knowledge?q=装水表收费吗&division=510113"), seen => seen["entries"]!.AsArray().Count == 1);
        Assert.Equal("第二条", (string)known["entries"]![0]!["basis"]![0]!["clause"]!);
        var (status, page) = await province.ReadAsync($"/answers/{entry["id"]}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("不得以任何名目收取费用", page, StringComparison.Ordinal);
        (_, page) = await province.ReadAsync($"/documents/{document}");
        Assert.Contains("装水表要交钱吗？", page, StringComparison.Ordinal);

        await bureau.HasReleasedAsync("关于废止城镇供水报装办法的决定", repeal => repeal["relations"] = new JsonArray(new JsonObject { ["type"] = "repeals", ["targetId"] = document }));
        await province.IsCurrentAsync();

        Assert.Empty((await province.JsonAsync("/api/knowledge?q=装水表收费吗"))["entries"]!.AsArray());
        Assert.Empty((await province.JsonAsync("/api/search?q=装水表收费吗&type=answer"))["hits"]!.AsArray());
        (status, page) = await Eventually.BecomesAsync(() => province.ReadAsync($"/answers/{entry["id"]}"), seen => seen.Status == HttpStatusCode.Gone);
        Assert.Contains("所依据的《城镇供水报装办法》已废止", page, StringComparison.Ordinal);
        var told = (await province.JsonAsync("/api/knowledge/changes"))["changes"]!.AsArray().Where(change => (string)change!["id"]! == (string)entry["id"]!).ToList();
        Assert.Equal(["published", "retired"], told.Select(change => (string)change!["state"]!));
        Assert.True(JsonNode.DeepEquals(Unscored(known["entries"]![0]!), told[0]!["entry"]), "What 12345 asks for and what it is told is the same.");
    }

    private static JsonObject Unscored(JsonNode entry)
    {
        var same = entry.DeepClone().AsObject();
        same.Remove("score");
        return same;
    }
}
