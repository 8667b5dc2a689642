using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>The interpretation service as Office meets it, over a real socket.</summary>
public sealed class FakeInterpretation : IAsyncDisposable
{
    public static readonly Guid Interpretation = new("0195a000-0000-7000-8000-0000000000e1");

    public static readonly Guid Entry = new("0195a000-0000-7000-8000-0000000000e2");

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Address, string Body)> _sent = new();
    private (int Status, string Body)? _refusal;

    private FakeInterpretation()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/api/interpretations", () => Json($$"""{ "total": 21, "interpretations": [{{Now}}] }"""));
        _app.MapPost("/api/interpretations", (HttpRequest request) => TakeAsync(request, StatusCodes.Status201Created));
        _app.MapGet($"/api/interpretations/{Interpretation}", () => Json(Now));
        _app.MapPut($"/api/interpretations/{Interpretation}", (HttpRequest request) => TakeAsync(request));
        _app.MapPost($"/api/interpretations/{Interpretation}/{{step}}", (HttpRequest request, string step) => TakeAsync(request));
        _app.MapGet($"/api/interpretations/{Interpretation}/copy-check", () => Json(
            """{ "revision": 2, "limit": 0.5, "result": { "score": 0.62, "overlaps": [{ "copy": { "start": 0, "text": "人才公寓实行租金补贴" }, "original": { "start": 120, "text": "对人才公寓，实行租金补贴" } }] } }"""));
        _app.MapGet("/api/qa", () => Json($$"""{ "total": 21, "entries": [{{EntryNow}}] }"""));
        _app.MapPost("/api/qa", (HttpRequest request) => TakeAsync(request, StatusCodes.Status201Created));
        _app.MapGet($"/api/qa/{Entry}", () => Json(EntryNow));
        _app.MapPut($"/api/qa/{Entry}", (HttpRequest request) => TakeAsync(request));
        _app.MapPost($"/api/qa/{Entry}/{{step}}", (HttpRequest request, string step) => TakeAsync(request));
        _app.MapGet("/api/reports/diversified-share", () => Json(
            """{ "from": "2026-01-01", "to": "2026-06-30", "least": 0.5, "issuers": [{ "issuer": "成都市人民政府", "documents": 10, "diversified": 4, "share": 0.4, "verdict": "missed" }, { "issuer": "四川省人民政府", "documents": 0, "diversified": 0, "share": null, "verdict": "notApplicable" }] }"""));
        _app.MapGet("/api/reports/diversified-share.csv", () => TypedResults.Text("发文机关,已解读文件数\r\n成都市人民政府,10\r\n", "text/csv"));
        FakeAudit.Map(_app, "interpretation", Audit);
        _app.MapFallback(() => TypedResults.Text("""{ "type": "urn:govopen:problem:not-found", "title": "There is no such thing that you may see.", "status": 404 }""", "application/problem+json", statusCode: 404));
    }

    public FakeAudit Audit { get; } = new();

    public string Address => _app.Urls.First();

    /// <summary>Of the interpretation, and what is possible in it.</summary>
    public (string State, string[] Possible) State { get; set; } = ("drafting", ["save", "submit", "abandon"]);

    public static async Task<FakeInterpretation> StartAsync()
    {
        var interpretation = new FakeInterpretation();
        await interpretation._app.StartAsync();
        return interpretation;
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

    private string Now => new JsonObject
    {
        ["id"] = Interpretation,
        ["documentId"] = FakePublishing.Document,
        ["documentTitle"] = "成都市租赁住房管理办法",
        ["title"] = "《成都市租赁住房管理办法》解读",
        ["form"] = "expert",
        ["unit"] = "成都市人民政府办公厅",
        ["division"] = "510100",
        ["state"] = State.State,
        ["revision"] = 2,
        ["version"] = 0,
        ["content"] = new JsonObject
        {
            ["form"] = "expert",
            ["title"] = "《成都市租赁住房管理办法》解读",
            ["interpreter"] = "周某，市住建局总工程师",
            ["sections"] = new JsonArray(
                new JsonObject { ["aspect"] = "background", ["text"] = "租房的人越来越多。" },
                new JsonObject { ["aspect"] = "keyTerms", ["notNeeded"] = "没有专门的术语。" }),
        },
        ["releasedAt"] = null,
        ["createdAt"] = "2026-11-20T02:00:00+00:00",
        ["steps"] = new JsonArray(new JsonObject { ["step"] = "save", ["revision"] = 1, ["person"] = "李雷", ["at"] = "2026-11-20T02:00:00+00:00", ["remark"] = null }),
        ["possible"] = new JsonArray([.. State.Possible.Select(step => JsonValue.Create(step))]),
    }.ToJsonString();

    private static string EntryNow => new JsonObject
    {
        ["id"] = Entry,
        ["question"] = "人才公寓怎么申请？",
        ["kind"] = "hotSpot",
        ["unit"] = "成都市人民政府办公厅",
        ["division"] = "510100",
        ["state"] = "retired",
        ["revision"] = 2,
        ["version"] = 2,
        ["content"] = new JsonObject
        {
            ["question"] = "人才公寓怎么申请？", ["similarQuestions"] = new JsonArray("怎么租人才公寓"), ["answer"] = "在网上填表，七天有结果。", ["kind"] = "hotSpot", ["audience"] = "来蓉就业的毕业生",
            ["basis"] = new JsonArray(new JsonObject { ["documentId"] = FakePublishing.Document, ["clause"] = "第三条", ["quote"] = "七个工作日内办结" }),
        },
        ["isPublic"] = false,
        ["endsOn"] = "2026-11-27",
        ["retiredBecause"] = "所依据的《成都市租赁住房管理办法》已废止。",
        ["lastVerifiedOn"] = "2026-11-01",
        ["createdAt"] = "2026-11-01T02:00:00+00:00",
        ["steps"] = new JsonArray(
            new JsonObject { ["step"] = "save", ["revision"] = 1, ["person"] = "李雷", ["at"] = "2026-11-01T02:00:00+00:00", ["remark"] = null },
            new JsonObject { ["step"] = "retire", ["revision"] = 1, ["person"] = "system", ["at"] = "2026-11-20T02:00:00+00:00", ["remark"] = "所依据的《成都市租赁住房管理办法》已废止。" }),
        ["possible"] = new JsonArray("save", "submit", "approve", "verify", "return", "retire"),
    }.ToJsonString();

    private async Task<IResult> TakeAsync(HttpRequest request, int status = StatusCodes.Status200OK)
    {
        using var reader = new StreamReader(request.Body);
        _sent.Enqueue((request.Path, await reader.ReadToEndAsync()));
        return _refusal is { } refusal ? TypedResults.Text(refusal.Body, "application/problem+json", statusCode: refusal.Status) : Json(request.Path.StartsWithSegments("/api/qa", StringComparison.Ordinal) ? EntryNow : Now, status);
    }

    private static ContentHttpResult Json(string body, int status = StatusCodes.Status200OK) => TypedResults.Text(body, "application/json", statusCode: status);
}
