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

    public static readonly Guid Receiver = new("0195a000-0000-7000-8000-0000000000e3");

    public const string Film = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    public static readonly Guid Given = new("0195a000-0000-7000-8000-0000000000e4");

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
        _app.MapPost("/api/media", (HttpRequest request) => TakeAsync(request, $$"""{ "hash": "{{Film}}", "contentType": "video/mp4", "kind": "video", "length": 12 }""", StatusCodes.Status201Created));
        _app.MapGet("/api/media/{hash}", () => TypedResults.Bytes("twelve bytes"u8.ToArray(), "video/mp4", enableRangeProcessing: true));
        _app.MapGet("/api/qa", () => Json($$"""{ "total": 21, "entries": [{{EntryNow}}] }"""));
        _app.MapPost("/api/qa", (HttpRequest request) => TakeAsync(request, StatusCodes.Status201Created));
        _app.MapGet("/api/qa/suggestions", () => Json("""{ "suggestions": [{ "question": "养老院能报销吗", "times": 9, "lastAskedOn": "2026-11-20", "others": ["养老院可以报销吗"] }], "isComplete": false }"""));
        _app.MapPost("/api/knowledge/given", (HttpRequest request) => TakeAsync(request, $$"""{ "id": "{{Given}}", "holds": true, "reason": null }""", StatusCodes.Status201Created));
        _app.MapGet($"/api/knowledge/given/{Given}", () => Json(GivenNow));
        _app.MapPost("/api/knowledge/missing", (HttpRequest request) => TakeAsync(request, """{ "noted": true }"""));
        _app.MapGet("/api/knowledge/receivers", () => Json($$"""{ "receivers": [{{ReceiverNow}}] }"""));
        _app.MapPost("/api/knowledge/receivers", (HttpRequest request) => TakeAsync(request, SecretNow, StatusCodes.Status201Created));
        _app.MapGet($"/api/knowledge/receivers/{Receiver}", () => Json($$"""
            { "receiver": {{ReceiverNow}}, "waiting": [{ "entryId": "{{Entry}}", "type": "answer", "version": 3, "question": "人才公寓怎么申请？", "attempts": 2, "dueAt": "2026-11-20T02:10:00+00:00", "lastError": "refused with 422", "createdAt": "2026-11-20T02:00:00+00:00" }],
              "reconciliations": [{ "startedAt": "2026-11-20T02:00:00+00:00", "person": null, "ours": 60, "theirs": 50, "differing": 12, "differences": [{ "entryId": "{{Entry}}", "kind": "missing" }], "error": null },
                                  { "startedAt": "2026-11-19T02:00:00+00:00", "person": "王芳", "ours": 60, "theirs": 0, "differing": 0, "differences": [], "error": "answered 405" }] }
            """));
        _app.MapPut($"/api/knowledge/receivers/{Receiver}", (HttpRequest request) => TakeAsync(request, ReceiverNow));
        _app.MapPost($"/api/knowledge/receivers/{Receiver}/secret", (HttpRequest request) => TakeAsync(request, SecretNow));
        _app.MapPost($"/api/knowledge/receivers/{Receiver}/reconcile", (HttpRequest request) => TakeAsync(request, """{ "startedAt": "2026-11-20T02:00:00+00:00", "person": "王芳", "ours": 60, "theirs": 60, "differing": 0, "differences": [], "error": null }"""));
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

    /// <summary>The same, where it is no JSON.</summary>
    public string SentText(string address) => _sent.Last(sent => sent.Address == address).Body;

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
            ["media"] = new JsonArray(new JsonObject { ["hash"] = Film, ["textAlternative"] = "一分钟讲清楚怎么租房。" }),
        },
        ["releasedAt"] = null,
        ["endedBecause"] = "所解读的《成都市租赁住房管理办法》已修改，解读正在复核。",
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

    private static string ReceiverNow =>
        $$"""
        { "id": "{{Receiver}}", "name": "成都 12345", "address": "https://12345.example.org/changes", "inventoryAddress": "https://12345.example.org/entries", "isActive": true, "secretGeneration": 1, "waiting": 3,
          "waitingSince": "2026-11-20T02:00:00+00:00", "failures": 4, "nextAttemptAt": "2026-11-20T02:10:00+00:00", "lastError": "answered 503", "acknowledgedAt": "2026-11-19T02:00:00+00:00", "reconciledAt": null, "createdAt": "2026-11-01T02:00:00+00:00" }
        """;

    private static string SecretNow => $$"""{ "receiver": {{ReceiverNow}}, "secret": "whsec_c2VjcmV0" }""";

    private static string GivenNow =>
        $$"""
        { "id": "{{Given}}", "question": "人才公寓怎么租", "asOf": "2026-11-20", "mark": "given", "held": true, "person": "周敏", "at": "2026-11-20T02:00:00+00:00", "isCurrent": false, "retiredBecause": "所依据的《成都市租赁住房管理办法》已废止。",
          "entry": { "id": "{{Entry}}", "type": "answer", "version": 3, "question": "人才公寓怎么申请？", "answer": "在网上填表，七天有结果。", "validFrom": "2026-11-01", "validTo": null,
            "basis": [{ "documentId": "{{FakePublishing.Document}}", "title": "成都市租赁住房管理办法", "number": "成办发〔2026〕3号", "clause": "第三条", "quote": "七个工作日内办结" }] } }
        """;

    private Task<IResult> TakeAsync(HttpRequest request, int status = StatusCodes.Status200OK) =>
        TakeAsync(request, request.Path.StartsWithSegments("/api/qa", StringComparison.Ordinal) ? EntryNow : Now, status);

    private async Task<IResult> TakeAsync(HttpRequest request, string answer, int status = StatusCodes.Status200OK)
    {
        using var reader = new StreamReader(request.Body);
        _sent.Enqueue((request.Path, await reader.ReadToEndAsync()));
        return _refusal is { } refusal ? TypedResults.Text(refusal.Body, "application/problem+json", statusCode: refusal.Status) : Json(answer, status);
    }

    private static ContentHttpResult Json(string body, int status = StatusCodes.Status200OK) => TypedResults.Text(body, "application/json", statusCode: status);
}
