using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Scenarios.Tests;

/// <summary>A policy and its interpretation are written, approved, signed, released and ended together, over all services.</summary>
public sealed class A_package(Province province) : IClassFixture<Province>
{
    private const string Text = "第一条 为了规范柑橘出口检验，制定本办法。\n第二条 出口企业应当在装运前七日内申报检验。\n第三条 检验机构应当在三个工作日内出具结果。";

    private Bureau _bureau = null!;
    private Bureau _interpreters = null!;

    [Fact]
    public async Task is_public_together_and_ends_together()
    {
        await province.GoToAsync(new DateOnly(2026, 11, 26));
        (_bureau, _interpreters) = (province.Bureau(), province.Interpreters());
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Bureau.Draft("柑橘出口检验办法", draft =>
        {
            draft.Remove("noInterpretation");
            draft["text"] = Text;
        })), "signing");
        Assert.Equal("no-interpretation", await _bureau.IsRefusedAsync(draft, "sign", Role.Principal, "zhang"));

        var interpretation = await HasApprovedAsync((Guid)draft["documentId"]!, "《柑橘出口检验办法》解读", "卖到国外的橘子，装船前一周报上来，三天就有结果。");
        draft = await Eventually.BecomesAsync(() => SignsAsync(draft), signed => (string?)signed["state"] == "numbering", what: "The signing");
        await province.IsCurrentAsync();
        Assert.Equal(0, (int)(await province.JsonAsync("/api/search?q=柑橘&validity=all"))["total"]!);
        draft = await _bureau.BringsAsync(draft, "released");

        await province.IsCurrentAsync();
        Assert.Equal(["document", "interpretation"], await TypesAsync("q=柑橘"));
        var shown = await province.JsonAsync($"/api/interpretations/{interpretation["id"]}");
        Assert.Equal((DateTimeOffset)draft["releasedAt"]!, (DateTimeOffset)shown["releasedAt"]!);
        var (_, page) = await province.ReadAsync($"/documents/{draft["documentId"]}");
        Assert.Contains("《柑橘出口检验办法》解读", page, StringComparison.Ordinal);
        (var status, page) = await province.ReadAsync($"/interpretations/{interpretation["id"]}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("装船前一周报上来", page, StringComparison.Ordinal);
        await Eventually.BecomesAsync(() => _interpreters.GetAsync($"/api/interpretations/{interpretation["id"]}"), seen => (string)seen["state"]! == "released");

        // What is approved later is signed and released by the principal.
        var later = await HasApprovedAsync((Guid)draft["documentId"]!, "专家谈柑橘出口", "外国的检疫官最看重的是有没有虫。");
        await Eventually.BecomesAsync(
            async () => (await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Principal, "zhang"), $"/api/documents/{draft["documentId"]}/interpretations/release", new { })).StatusCode,
            status => status == HttpStatusCode.OK);
        await province.IsCurrentAsync();
        Assert.Equal(["document", "interpretation", "interpretation"], await TypesAsync("q=柑橘"));

        await province.GoToAsync(new DateOnly(2026, 12, 10));
        await _bureau.HasReleasedAsync("关于废止柑橘出口检验办法的决定", content => content["relations"] = new JsonArray(new JsonObject { ["type"] = "repeals", ["targetId"] = (Guid)draft["documentId"]! }));
        await province.IsCurrentAsync();
        Assert.Empty(await TypesAsync("q=装船前一周&type=interpretation"));
        Assert.Equal("repealed", (string)(await province.JsonAsync($"/api/interpretations/{later["id"]}"))["validity"]!);
        (_, page) = await province.ReadAsync($"/interpretations/{interpretation["id"]}");
        Assert.Contains("不能作为依据", page, StringComparison.Ordinal);
    }

    private async Task<JsonObject> SignsAsync(JsonObject draft)
    {
        using var answer = await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Principal, "zhang"), $"/api/drafts/{draft["id"]}/sign", new { revision = (int)draft["revision"]! });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task<JsonObject> HasApprovedAsync(Guid document, string title, string said)
    {
        string[] aspects = ["background", "goals", "mainContent", "scope", "keyTerms"];
        var sections = aspects.Select(aspect => (JsonNode)(aspect == "mainContent"
            ? new JsonObject { ["aspect"] = aspect, ["text"] = said }
            : new JsonObject { ["aspect"] = aspect, ["notNeeded"] = "主要内容里已经说清楚了。" }));
        var content = new JsonObject { ["form"] = "expert", ["title"] = title, ["sections"] = new JsonArray([.. sections]) };
        var interpretation = await _interpreters.PostAsync(_interpreters.As(Role.Editor, "li"), "/api/interpretations", new JsonObject { ["documentId"] = document, ["content"] = content });
        interpretation = await StepAsync(interpretation, "submit", Role.Editor, "li");
        return await StepAsync(interpretation, "approve", Role.Reviewer, "yi");
    }

    private Task<JsonObject> StepAsync(JsonObject interpretation, string verb, Role role, string person) =>
        _interpreters.PostAsync(_interpreters.As(role, person), $"/api/interpretations/{interpretation["id"]}/{verb}", new { revision = (int)interpretation["revision"]! });

    private async Task<string[]> TypesAsync(string question) =>
        [.. (await province.JsonAsync("/api/search?" + question))["hits"]!.AsArray().Select(hit => (string)hit!["type"]!).Order(StringComparer.Ordinal)];
}
