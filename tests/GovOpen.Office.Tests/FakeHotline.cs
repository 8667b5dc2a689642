using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>The hotline as Office meets it, over a real socket.</summary>
public sealed class FakeHotline : IAsyncDisposable
{
    public static readonly Guid Order = new("0195a000-0000-7000-8000-0000000000f1");

    public static readonly Guid Issue = new("0195a000-0000-7000-8000-0000000000f2");

    public const string Receipt = "20261201-0000042";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Address, string Body)> _sent = new();
    private (int Status, string Body)? _refusal;

    private FakeHotline()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/api/orders", (HttpRequest request) => request.Query["receipt"].ToString() is { Length: > 0 } receipt && receipt != Receipt
            ? Json("""{ "type": "urn:govopen:problem:invalid-input", "title": "No.", "status": 400, "errors": [{ "field": "receipt", "reason": "must be a receipt." }] }""", 400)
            : Json($$"""{ "total": {{(request.Query["receipt"].Count > 0 ? 1 : 41)}}, "orders": [{{Line}}] }"""));
        _app.MapPost("/api/orders", (HttpRequest request) => TakeAsync(request, $$"""{ "receipt": "{{Receipt}}", "code": "ACDEF2346X", "dueOn": "2026-12-10", "dueAt": "2026-12-10T16:00:00+00:00", "deadline": null }""", StatusCodes.Status201Created));
        _app.MapGet($"/api/orders/{Order}", () => Json(Now));
        _app.MapPost($"/api/orders/{Order}/contact", (HttpRequest request) => TakeAsync(request, """{ "name": "刘女士", "phone": "028-86600000" }"""));
        _app.MapPost($"/api/orders/{Order}/{{step}}", (HttpRequest request, string step) => TakeAsync(request, Now));
        _app.MapGet($"/api/orders/{Order}/result", () => Json(Result));
        _app.MapPut($"/api/orders/{Order}/result", (HttpRequest request) => TakeAsync(request, Result));
        _app.MapPost($"/api/orders/{Order}/result/{{step}}", (HttpRequest request, string step) => TakeAsync(request, Result));
        _app.MapGet("/api/matters", () => Json($$"""{ "lists": [{ "unitId": "{{FakeIdentity.Unit}}", "unit": "成都市人民政府办公厅", "division": "510100", "classes": ["城乡建设", "交通运输"], "version": 3 }] }"""));
        _app.MapPut("/api/matters/{unit}", (HttpRequest request, string unit) => TakeAsync(request, $$"""{ "unitId": "{{unit}}", "unit": "成都市人民政府办公厅", "division": "510100", "classes": [], "version": 4 }"""));
        _app.MapGet("/api/digests/own", () => Json($$"""
            { "digests": [{ "id": "{{Issue}}", "month": "2026-11-01", "figures": { "name": null, "closed": 21, "inTimeRate": 1, "resolvedRate": 0.8, "satisfiedRate": null }, "publishedAt": null },
              { "id": "{{Order}}", "month": "2026-10-01", "figures": { "name": null, "closed": null, "inTimeRate": null, "resolvedRate": null, "satisfiedRate": null }, "publishedAt": "2026-11-08T04:00:00+00:00" }] }
            """));
        _app.MapGet($"/api/digests/{Issue}", () => Json(Digest));
        _app.MapPost($"/api/digests/{Issue}/publish", (HttpRequest request) => TakeAsync(request, Digest));
        _app.MapGet("/api/results", () => Json($$"""
            { "total": 1, "results": [{ "id": "{{Issue}}", "orderId": "{{Order}}", "receipt": "{{Receipt}}", "kind": "help", "division": "510100", "unit": "成都市城市管理委员会", "state": "proposed", "proposedAt": "2026-12-01T04:00:00+00:00", "publishedAt": null, "reason": null }] }
            """));
        _app.MapGet("/api/issues", () => Json($$"""
            { "total": 21, "issues": [{ "id": "{{Issue}}", "words": "锦绣花园 变电站", "division": "510100", "state": "open", "risk": "high", "unit": null, "openedAt": "2026-12-01T04:00:00+00:00", "count": 63, "today": 12, "grewAt": "2026-12-01T06:00:00+00:00", "isAlarming": true },
              { "id": "{{Order}}", "words": "", "division": "510100", "state": "open", "risk": null, "unit": "成都市城市管理委员会", "openedAt": "2026-12-01T04:00:00+00:00", "count": 20, "today": 0, "grewAt": null, "isAlarming": false }] }
            """));
        _app.MapGet($"/api/issues/{Issue}", () => Json(NowOfIssue));
        _app.MapPost($"/api/issues/{Issue}/{{step}}", (HttpRequest request, string step) => TakeAsync(request, NowOfIssue));
        _app.MapGet("/api/reports/concerns.csv", () => TypedResults.File("分组,收到\r\n热线电话,9\r\n"u8.ToArray(), "text/csv", "concerns-by-channel.csv"));
        _app.MapGet("/api/reports/concerns", (HttpRequest request) => request.Query["from"] == "gestern"
            ? Json("""{ "type": "urn:govopen:problem:invalid-input", "title": "No.", "status": 400, "errors": [{ "field": "from", "reason": "must be a day." }] }""", 400)
            : Json($$"""{ "from": "2026-12-01", "to": "2026-12-31", "by": "{{request.Query["by"]}}", "total": {{Figures("null", 13)}}, "groups": [{{Figures("\"phone\"", 9)}}, {{Figures("null", 4)}}] }"""));
        _app.MapGet("/api/classes", () => Json("""{ "classes": ["城乡建设/市政公用/路灯照明", "公共安全/治安管理/诈骗"], "accuracy": { "texts": 322, "macroF1": 0.78, "classes": [{ "class": "城乡建设", "texts": 61, "precision": 0.8, "recall": 0.75, "f1": 0.77 }] } }"""));
        FakeAudit.Map(_app, "hotline", Audit);
        _app.MapFallback(() => TypedResults.Text("""{ "type": "urn:govopen:problem:not-found", "title": "There is no such order that you may see.", "status": 404 }""", "application/problem+json", statusCode: 404));
    }

    public FakeAudit Audit { get; } = new();

    public string Address => _app.Urls.First();

    /// <summary>Of the order, and what is possible in it.</summary>
    public (string State, string[] Possible) State { get; set; } = ("inProgress", ["reply", "requestExtension", "join", "jointReply", "assign", "reclassify", "classify", "urge", "suspend"]);

    /// <summary>Of the order.</summary>
    public string Result { get; set; } =
        $$"""
        { "id": "{{Issue}}", "state": "proposed", "version": 2, "text": { "title": "路灯不亮", "question": "投诉张建国反映路灯不亮。", "answer": "路灯已修复。", "documents": [{ "id": "{{Issue}}", "title": "成都市路灯管理办法" }] },
          "uncertain": [{ "field": "question", "text": "张建国", "kind": "name" }], "refusal": null, "publishedAt": null, "possible": ["publish", "drop"] }
        """;

    public static async Task<FakeHotline> StartAsync()
    {
        var hotline = new FakeHotline();
        await hotline._app.StartAsync();
        return hotline;
    }

    /// <summary>The last body that was sent to an address.</summary>
    public JsonObject Sent(string address) => JsonNode.Parse(_sent.Last(sent => sent.Address == address).Body)!.AsObject();

    /// <summary>Refuses whatever is sent from now on.</summary>
    public void Refuses(int status, string code, string sentence, params (string Field, string Reason)[] errors)
    {
        var problem = new JsonObject { ["type"] = "urn:govopen:problem:" + code, ["title"] = sentence, ["status"] = status };
        if (errors.Length > 0) problem["errors"] = new JsonArray([.. errors.Select(error => new JsonObject { ["field"] = error.Field, ["reason"] = error.Reason })]);
        _refusal = (status, problem.ToJsonString());
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Figures(string name, int received) =>
        $$"""{ "name": {{name}}, "received": {{received}}, "elsewhere": 0, "closed": 4, "inTime": 3, "overdue": 1, "resolved": 0, "notResolved": 0, "satisfied": 1, "dissatisfied": 1, "reopened": 1, "urges": 2, "inTimeRate": 0.75, "resolvedRate": null, "satisfiedRate": 0.5 }""";

    private string Line =>
        $$"""
        { "id": "{{Order}}", "receipt": "{{Receipt}}", "kind": "help", "channel": "phone", "division": "510100", "state": "{{State.State}}", "unit": "成都市人民政府办公厅", "receivedAt": "2026-12-01T04:00:00+00:00",
          "dueAt": "2026-12-10T16:00:00+00:00", "isOverdue": true, "isSuspended": false, "urges": 2, "version": 4 }
        """;

    private static string Digest =>
        $$"""
        { "id": "{{Issue}}", "month": "2026-11-01", "madeAt": "2026-12-06T04:00:00+00:00", "unit": "成都市人民政府办公厅", "division": "510100", "response": null, "publishedAt": null, "version": 0,
          "figures": { "total": { "name": null, "closed": 21, "inTimeRate": 1, "resolvedRate": 0.8, "satisfiedRate": null }, "classes": [{ "name": "城乡建设", "closed": 16, "inTimeRate": 1, "resolvedRate": null, "satisfiedRate": null }, { "name": null, "closed": null, "inTimeRate": null, "resolvedRate": null, "satisfiedRate": null }],
            "divisions": [{ "name": "510104", "closed": 21, "inTimeRate": 1, "resolvedRate": 0.8, "satisfiedRate": null }] } }
        """;

    private static string NowOfIssue =>
        $$"""
        { "id": "{{Issue}}", "words": "锦绣花园 变电站", "division": "510100", "class": "城乡建设", "state": "open", "version": 3, "openedAt": "2026-12-01T04:00:00+00:00", "closedAt": null, "risk": "high", "plan": "先公开环评。", "unit": null, "isAlarming": true,
          "links": [{ "kind": "document", "id": "bdz-2026-7", "title": "成都市变电站规划管理办法" }], "mergedInto": null, "count": 63, "concerns": [{ "id": "{{Order}}", "receipt": "{{Receipt}}", "state": "inProgress", "division": "510100", "unit": null, "receivedAt": "2026-12-01T04:00:00+00:00" }],
          "relevant": [{ "kind": "document", "id": "bdz-2026-8", "title": "成都市电力设施保护规定" }] }
        """;

    private string Now => new JsonObject
    {
        ["id"] = Order, ["receipt"] = Receipt, ["kind"] = "help", ["channel"] = "phone", ["division"] = "510100", ["class"] = null, ["suggestedClasses"] = new JsonArray(new JsonObject { ["class"] = "城乡建设/市政公用", ["score"] = 0.4 }), ["state"] = State.State, ["version"] = 4,
        ["listedUnits"] = new JsonArray(new JsonObject { ["id"] = FakeIdentity.Unit, ["name"] = "成都市城市照明管理中心" }),
        ["unit"] = "成都市人民政府办公厅", ["firstUnit"] = "成都市住房和城乡建设局",
        ["jointUnits"] = new JsonArray(new JsonObject { ["unit"] = "成都市城市管理委员会", ["division"] = "510100", ["hasReplied"] = false }),
        ["text"] = "小区门口路灯坏了半个月。", ["place"] = "青龙街", ["hasContact"] = true, ["reply"] = "正在联系维修。",
        ["receivedAt"] = "2026-12-01T04:00:00+00:00", ["closedAt"] = null, ["dueAt"] = "2026-12-10T16:00:00+00:00", ["dueOn"] = "2026-12-10",
        ["deadline"] = new JsonObject { ["from"] = "2026-12-01", ["workingDays"] = 7, ["due"] = "2026-12-10", ["provisional"] = false, ["skipped"] = new JsonArray(new JsonObject { ["date"] = "2026-12-05", ["reason"] = "周六" }), ["madeUp"] = new JsonArray() },
        ["isOverdue"] = true, ["isSuspended"] = false, ["isExtended"] = false, ["requestedExtension"] = 5, ["isReopened"] = true, ["urges"] = 2, ["rightChannel"] = "police", ["mergedInto"] = Order, ["isResolved"] = false, ["isSatisfied"] = true,
        ["steps"] = new JsonArray([.. Office.Orders.OrderStep.All.Select(step => step.Name).Concat(["receive", "evaluate"]).Select(step => new JsonObject { ["step"] = step, ["person"] = step == "receive" ? "citizen" : "李雷", ["unit"] = null, ["at"] = "2026-12-01T04:00:00+00:00", ["remark"] = "如此。", ["workingDays"] = 5 })]),
        ["possible"] = new JsonArray([.. State.Possible.Select(step => JsonValue.Create(step))]),
    }.ToJsonString();

    private async Task<IResult> TakeAsync(HttpRequest request, string answer, int status = StatusCodes.Status200OK)
    {
        using var reader = new StreamReader(request.Body);
        _sent.Enqueue((request.Path, await reader.ReadToEndAsync()));
        return _refusal is { } refusal ? TypedResults.Text(refusal.Body, "application/problem+json", statusCode: refusal.Status) : Json(answer, status);
    }

    private static ContentHttpResult Json(string body, int status = StatusCodes.Status200OK) => TypedResults.Text(body, status < 400 ? "application/json" : "application/problem+json", statusCode: status);
}
