using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>Publishing as Office meets it, over a real socket: answers as the service writes them, and others where a test wants them.</summary>
public sealed class FakePublishing : IAsyncDisposable
{
    public static readonly Guid Draft = new("0195a000-0000-7000-8000-0000000000d1");
    public static readonly Guid Document = new("0195a000-0000-7000-8000-0000000000d2");
    public static readonly Guid Register = new("0195a000-0000-7000-8000-0000000000d3");
    public static readonly Guid CleanUp = new("0195a000-0000-7000-8000-0000000000d4");
    public static readonly Guid Synonyms = new("0195a000-0000-7000-8000-0000000000f1");
    public static readonly Guid Purge = new("0195a000-0000-7000-8000-0000000000d5");
    public static readonly Guid Alarm = new("0195a000-0000-7000-8000-0000000000d6");

    public static readonly Guid Record = new("0195a000-0000-7000-8000-0000000000d7");

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (int Status, string Body)> _answers = new(StringComparer.Ordinal);

    private FakePublishing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(RememberAsync);
        Map("GET", "/api/drafts", () => Drafts);
        Map("POST", "/api/drafts", () => DraftNow, StatusCodes.Status201Created);
        Map("GET", $"/api/drafts/{Draft}", () => Part("draft", DraftNow, $$"""{ "text": {{JsonSerializer.Serialize(Text)}}, "publicText": null, "relationTexts": [null, null] }"""));
        Map("PUT", $"/api/drafts/{Draft}", () => DraftNow);
        Map("GET", $"/api/drafts/{Draft}/versions/{{revision:int}}", () => Part("content", Content, $$"""{ "revision": 1, "text": "第一条 旧的一条。", "savedBy": "韩梅梅", "savedAt": "2026-11-02T01:00:00+00:00" }"""));
        Map("POST", $"/api/drafts/{Draft}/{{step}}", () => DraftNow);
        Map("GET", "/api/registers", () => Part("registers", $"[{RegisterNow}]", "{}"));
        Map("POST", "/api/registers", () => RegisterNow, StatusCodes.Status201Created);
        Map("GET", $"/api/registers/{Register}", () => Part("register", RegisterNow, Numbers));
        Map("POST", $"/api/registers/{Register}/void", () => """{ "number": "成办发〔2026〕9号" }""");
        Map("GET", "/api/documents", () => $$"""{ "total": 41, "documents": [{{Line}}] }""");
        Map("GET", $"/api/documents/{Document}", () => Part("document", Line, File));
        Map("POST", $"/api/documents/{Document}/{{action}}", () => Line);
        Map("GET", "/api/clean-ups", () => CleanUps);
        Map("POST", "/api/clean-ups", () => CleanUpNow, StatusCodes.Status201Created);
        Map("GET", $"/api/clean-ups/{CleanUp}", () => Part("cleanUp", CleanUpNow, Verdicts));
        Map("PUT", $"/api/clean-ups/{CleanUp}", () => CleanUpNow);
        Map("POST", $"/api/clean-ups/{CleanUp}/publish", () => CleanUpNow);
        Map("GET", "/api/purges", () => Part("purges", $"[{PurgeNow}]", "{}"));
        Map("POST", "/api/purges", () => PurgeNow, StatusCodes.Status201Created);
        Map("POST", $"/api/purges/{Purge}/{{action}}", () => PurgeNow);
        Map("GET", "/api/alarms", () => Part("alarms", $"[{AlarmNow}]", "{}"));
        Map("POST", $"/api/alarms/{Alarm}/clear", () => AlarmNow);
        Map("GET", "/api/work/lapsing", () => $$"""{ "asOf": "2026-11-23", "documents": [{ "document": {{Line}}, "daysLeft": 5, "within": "week" }, { "document": {{Line}}, "daysLeft": 120, "within": "sixMonths" }] }""");
        Map("GET", "/api/work/undisclosed", () => Waiting);
        Map("GET", "/api/work/readiness", () => Readiness);
        Map("GET", "/api/record-types", () => RecordTypes);
        Map("GET", "/api/records", () => Part("records", $"[{RecordNow}]", """{ "total": 21 }"""));
        Map("POST", "/api/records", () => RecordNow, StatusCodes.Status201Created);
        Map("GET", $"/api/records/{Record}", () => RecordNow);
        Map("PUT", $"/api/records/{Record}", () => RecordNow);
        Map("POST", $"/api/records/{Record}/{{step}}", () => RecordNow);
        Map("GET", "/api/columns/gaps", () => Gaps);
        Map("GET", "/api/synonyms", () => $$"""{ "total": 2, "synonyms": [{{SynonymsNow}}, { "word": "租客", "terms": ["承租人"], "builtTerms": ["承租人"] }] }""");
        Map("PUT", "/api/synonyms", () => SynonymsNow);
        Map("DELETE", $"/api/synonyms/{Synonyms}", () => "", StatusCodes.Status204NoContent);
        Map("GET", "/api/best-bets", () => $$"""{ "bestBets": [{{BestBetNow}}] }""");
        Map("PUT", "/api/best-bets", () => BestBetNow);
        Map("GET", "/api/index-rebuilds", () => """{ "rebuilds": [{ "id": "0195a000-0000-7000-8000-0000000000f3", "reason": "升级后重建", "requestedAt": "2026-11-20T02:00:00+00:00", "replicas": [{ "replica": "search-1", "state": "building", "done": 1200, "total": 5000, "updatedAt": "2026-11-20T02:00:05+00:00" }] }] }""");
        Map("POST", "/api/index-rebuilds", () => """{ "requestId": "0195a000-0000-7000-8000-0000000000f3" }""", StatusCodes.Status202Accepted);
        Map("GET", "/api/knowledge", () => Knowledge);
        Map("GET", "/api/unanswered-questions", () => """{ "questions": [{ "question": "太空移民", "askers": 7, "lastAskedOn": "2026-11-20" }] }""");
        FakeAudit.Map(_app, "publishing", Audit);
        _app.MapFallback(() => TypedResults.Text("""{ "type": "urn:govopen:problem:not-found", "title": "There is no such thing that you may see.", "status": 404 }""", "application/problem+json", statusCode: 404));
    }

    public FakeAudit Audit { get; } = new();

    /// <summary>What was asked.</summary>
    public ConcurrentQueue<Asked> Asked { get; } = new();

    public string Address => _app.Urls.First();

    /// <summary>Of the draft, and what is possible in it.</summary>
    public (string State, string[] Possible) State { get; set; } = ("drafting", ["save", "openSolicitation", "submit", "submitUrgently", "abandon"]);

    /// <summary>Of the record, and the version of it that is public.</summary>
    public (string State, long? Published) RecordState { get; set; } = ("draft", null);

    /// <summary>The text of the draft.</summary>
    public string Text { get; set; } = "第一条 为了规范成都市人才公寓的配租，制定本办法。\n第二条 本办法所称人才公寓，是指政府组织建设或者筹集的租赁住房。";

    public static async Task<FakePublishing> StartAsync()
    {
        var publishing = new FakePublishing();
        await publishing._app.StartAsync();
        return publishing;
    }

    /// <summary>The last body that was sent so.</summary>
    public JsonObject Sent(string method, string path) => JsonNode.Parse(Asked.Last(asked => asked.Method == method && asked.Path == path).Body)!.AsObject();

    /// <summary>Answers one path with this from now on.</summary>
    public void Answers(string method, string path, int status, string body) => _answers[$"{method} {path}"] = (status, body);

    /// <summary>Refuses one path, with problem details.</summary>
    public void Refuses(string method, string path, int status, string code, string sentence, params (string Field, string Reason)[] errors) => Answers(method, path, status, new JsonObject
    {
        ["type"] = "urn:govopen:problem:" + code,
        ["title"] = sentence,
        ["status"] = status,
        ["errors"] = errors.Length == 0 ? null : new JsonArray([.. errors.Select(error => new JsonObject { ["field"] = error.Field, ["reason"] = error.Reason })]),
    }.ToJsonString());

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map(string method, string pattern, Func<string> body, int status = 200) =>
        _app.MapMethods(pattern, [method], () => TypedResults.Text(body(), "application/json", statusCode: status));

    private async Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using (var reader = new StreamReader(context.Request.Body, leaveOpen: true))
        {
            var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            Asked.Enqueue(new(context.Request.Method, context.Request.Path, context.Request.QueryString.ToString(), headers, await reader.ReadToEndAsync()));
        }

        context.Request.Body.Position = 0;
        if (_answers.TryGetValue($"{context.Request.Method} {context.Request.Path}", out var answer))
        {
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.Status < 400 ? "application/json" : "application/problem+json";
            await context.Response.WriteAsync(answer.Body);
            return;
        }

        await next(context);
    }

    private static string Part(string name, string value, string rest)
    {
        var whole = JsonNode.Parse(rest)!.AsObject();
        whole[name] = JsonNode.Parse(value);
        return whole.ToJsonString();
    }

    private static string Drafts => $$"""
        { "total": 45, "drafts": [{
            "id": "{{Draft}}", "documentId": "{{Document}}", "title": "成都市人才公寓配租管理办法", "kind": "normativeDocument", "unit": "成都市人民政府办公厅", "state": "secrecyReview", "urgent": true,
            "isCorrection": false, "revision": 2, "number": null, "scheduledFor": null, "createdAt": "2026-11-01T01:00:00+00:00", "possible": ["clearSecrecy", "return"] }] }
        """;

    private static string Content => $$"""
        {
          "title": "成都市人才公寓配租管理办法", "kind": "normativeDocument", "form": "notice", "issuer": "成都市人民政府办公厅", "theme": "住房保障", "tags": ["人才", "租赁住房"],
          "effectiveOn": "2026-12-15", "lastValidDay": null, "disclosure": "proactive", "affectsRights": true, "affectsBusinesses": false, "sensitive": true, "responsePlan": "由市住建局统一答复。",
          "bodyHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "relations": [
            { "type": "basedOn", "target": "川府发〔2021〕7号", "targetId": "{{Document}}", "on": null, "articles": ["a1"], "targetArticles": null, "until": null, "bodyHash": null },
            { "type": "extends", "target": "成办发〔2019〕3号", "targetId": null, "on": "2026-12-15", "articles": null, "targetArticles": null, "until": "2031-12-31", "bodyHash": null }]
        }
        """;

    private string DraftNow => $$"""
        {
          "id": "{{Draft}}", "documentId": "{{Document}}", "isCorrection": false, "unit": "成都市人民政府办公厅", "division": "510100", "state": "{{State.State}}", "urgent": false, "revision": 2,
          "content": {{Content}}, "signedOn": null, "number": null, "indexNumber": null, "disclosure": null, "redacted": false, "legalOverride": null, "scheduledFor": null, "releasedAt": null,
          "createdAt": "2026-11-01T01:00:00+00:00",
          "steps": [
            { "step": "save", "from": "drafting", "to": "drafting", "revision": 1, "duty": 0, "person": "韩梅梅", "onBehalfOf": null, "at": "2026-11-01T01:00:00+00:00", "opinion": null, "details": null },
            { "step": "submit", "from": "drafting", "to": "legalReview", "revision": 1, "duty": 0, "person": "韩梅梅", "onBehalfOf": null, "at": "2026-11-02T01:00:00+00:00", "opinion": null,
              "details": { "legalReviewDueOn": "2026-11-23", "provisional": false } },
            { "step": "return", "from": "legalReview", "to": "drafting", "revision": 1, "duty": null, "person": "王法制", "onBehalfOf": "赵处长", "at": "2026-11-03T01:00:00+00:00", "opinion": "第三条没有上位法依据。", "details": null }],
          "possible": {{JsonSerializer.Serialize(State.Possible)}}
        }
        """;

    private static string RegisterNow => $$"""{ "id": "{{Register}}", "organ": "成办发", "issuer": "成都市人民政府办公厅", "unit": "成都市人民政府办公厅", "division": "510100", "lastUsed": 7, "organCode": "009285011" }""";

    private static string Numbers => $$"""
        { "year": 2026, "next": 9, "numbers": [
          { "sequence": 7, "number": "成办发〔2026〕7号", "draftId": "{{Draft}}", "title": "成都市人才公寓配租管理办法", "givenAt": "2026-11-01T01:00:00+00:00", "voidAt": null, "voidReason": null },
          { "sequence": 8, "number": "成办发〔2026〕8号", "draftId": null, "title": null, "givenAt": "2026-11-02T01:00:00+00:00", "voidAt": "2026-11-02T01:00:00+00:00", "voidReason": "文件改由市政府印发" }] }
        """;

    private static string Line => $$"""
        { "id": "{{Document}}", "sourceId": "0195a000", "version": 3, "title": "成都市租赁住房管理办法", "number": "成办发〔2024〕12号", "kind": "normativeDocument", "issuer": "成都市人民政府办公厅", "division": "510100",
          "publishedOn": "2024-05-01", "effectiveOn": "2024-06-01", "lastValidDay": "2026-11-27", "validity": "inForce", "reviewNeeded": true }
        """;

    private static string File => $$"""
        {
          "facts": {
            "documentId": "{{Document}}", "version": 3, "sourceId": "0195a000", "title": "成都市租赁住房管理办法", "kind": "normativeDocument", "form": "notice", "number": "成办发〔2024〕12号", "indexNumber": "009285011/2024-00012",
            "issuer": "成都市人民政府办公厅", "division": "510100", "theme": "住房保障", "tags": ["租赁住房"], "writtenOn": "2024-04-28",
            "validity": { "publishedOn": "2024-05-01", "effectiveOn": "2024-06-01", "lastValidDay": "2026-11-27", "repealedOn": null, "endedOnUnknownDay": null, "partlyRepealedOn": null, "withdrawnOn": null, "suspensions": [] },
            "lastValidDayReason": "stated", "reviewNeeded": true, "relations": [{ "type": "basedOn", "target": "川府发〔2021〕7号", "targetId": null, "on": null, "articles": null, "targetArticles": null }], "history": [],
            "bodyHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "texts": null,
            "acts": [{ "type": "extended", "on": "2025-05-01", "until": "2026-11-27", "articles": null, "bodyHash": null, "by": "成办发〔2025〕4号", "byId": null, "cleanUpId": null, "reason": "评估后继续执行", "recordedAt": "2025-04-28T01:00:00+00:00" }],
            "recordedAt": "2025-04-28T01:00:00+00:00"
          },
          "unit": "成都市人民政府办公厅", "register": null, "draftUnderWay": null, "text": "第一条 本办法适用于租赁住房。",
          "versions": [{ "version": 3, "recordedAt": "2025-04-28T01:00:00+00:00", "bodyHash": "9f86", "validity": { "publishedOn": "2024-05-01", "suspensions": [] } }]
        }
        """;

    private static string CleanUps => $$"""{ "cleanUps": [{ "id": "{{CleanUp}}", "title": "关于2026年文件清理结果的通知", "unit": "成都市人民政府办公厅", "items": 3, "revision": 1, "createdAt": "2026-11-01T01:00:00+00:00", "publishedAt": null }] }""";

    private static string CleanUpNow => $$"""
        { "id": "{{CleanUp}}", "unit": "成都市人民政府办公厅", "division": "510100", "revision": 4, "createdAt": "2026-11-01T01:00:00+00:00", "publishedAt": null, "published": null,
          "content": { "title": "关于2026年文件清理结果的通知", "number": "成办发〔2026〕9号", "issuer": null, "effectiveOn": null, "defaultRepeal": true, "items": [
            { "outcome": "continue", "number": "成办发〔2019〕3号", "id": null, "lastValidDay": "2031-12-31" },
            { "outcome": "repeal", "number": "成办发〔2018〕1号", "id": null, "lastValidDay": null },
            { "outcome": "repeal", "number": "成办发〔2018〕2号", "id": null, "lastValidDay": null }] } }
        """;

    private static string Verdicts => $$"""
        { "errors": [], "verdicts": [
            { "outcome": "continue", "documentId": "{{Document}}", "title": "成都市租赁住房管理办法", "number": "成办发〔2019〕3号", "now": "inForce", "lastValidDay": "2031-12-31", "byDefault": false },
            { "outcome": "repeal", "documentId": "{{Document}}", "title": "成都市旧办法", "number": null, "now": "suspended", "lastValidDay": null, "byDefault": true }] }
        """;

    private static string SynonymsNow => $$"""
        { "id": "{{Synonyms}}", "word": "房东", "terms": ["出租人", "房屋所有权人"], "builtTerms": ["出租人"], "changedBy": "杜主管", "changedAt": "2026-11-20T02:00:00+00:00" }
        """;

    private static string BestBetNow => $$"""
        { "id": "0195a000-0000-7000-8000-0000000000f2", "question": "社保卡丢了怎么办", "documents": [{ "id": "{{Document}}", "title": "关于挂失的通知" }], "changedBy": "杜主管", "changedAt": "2026-11-20T02:00:00+00:00" }
        """;

    private static string PurgeNow => $$"""
        { "id": "{{Purge}}", "division": "510100", "documentId": "{{Document}}", "draftId": null, "bodyHashes": ["9f86", "aa11"], "reason": "附件含个人身份证号", "proposedBy": "p-1", "proposedAt": "2026-11-20T01:00:00+00:00",
          "confirmedBy": null, "confirmedAt": null, "refusedBy": null, "refusedAt": null, "finishedAt": null }
        """;

    private static string AlarmNow => $$"""
        { "id": "{{Alarm}}", "kind": "releaseMissed", "subject": "draft:{{Draft}}", "unit": "成都市人民政府办公厅", "division": "510100", "text": "《成都市人才公寓配租管理办法》 was to be released and was not: These do not stand: sign.",
          "raisedAt": "2026-11-20T01:00:00+00:00", "clearedAt": null, "clearedBy": null, "remark": null }
        """;

    private static string Waiting => $$"""
        { "drafts": [{ "draftId": "{{Draft}}", "title": "成都市人才公寓配租管理办法", "unit": "成都市人民政府办公厅", "state": "ready", "workingDaysLeft": -2, "overdue": true,
          "deadline": { "from": "2026-10-20", "workingDays": 20, "due": "2026-11-17", "provisional": false,
            "skipped": [{ "date": "2026-10-24", "reason": "周六" }, { "date": "2026-10-25", "reason": "周日" }], "madeUp": [] } }] }
        """;

    private static string RecordTypes => """
        { "tags": [{ "zh": "医疗卫生", "en": "Health care" }, { "zh": "教育", "en": "Education" }], "types": [
          { "key": "auditFinding", "names": { "zh": "审计查出问题", "en": "Audit finding" }, "column": "audit", "columnField": null, "urgent": false, "fields": [
            { "key": "foundOn", "names": { "zh": "审计日期", "en": "Audited on" }, "kind": "date", "required": true, "public": true, "options": [], "of": [] },
            { "key": "amount", "names": { "zh": "涉及金额", "en": "Amount" }, "kind": "money", "required": false, "public": true, "options": [], "of": [] },
            { "key": "grade", "names": { "zh": "问题等级", "en": "Grade" }, "kind": "choice", "required": true, "public": true, "options": [{ "key": "grave", "names": { "zh": "重大", "en": "Grave" } }, { "key": "plain", "names": { "zh": "一般", "en": "Plain" } }], "of": [] },
            { "key": "contact", "names": { "zh": "经办人", "en": "Contact" }, "kind": "text", "required": false, "public": false, "options": [], "of": [] },
            { "key": "finding", "names": { "zh": "问题", "en": "Finding" }, "kind": "longText", "required": true, "public": true, "options": [], "of": [] }] },
          { "key": "emergency", "names": { "zh": "应急信息", "en": "Emergency" }, "column": "emergency", "columnField": null, "urgent": true, "fields": [] }] }
        """;

    private string RecordNow => $$"""
        { "id": "{{Record}}", "type": "auditFinding", "typeName": { "zh": "审计查出问题", "en": "Audit finding" }, "state": "{{RecordState.State}}", "version": 5, "publishedVersion": {{JsonSerializer.Serialize(RecordState.Published)}},
          "publishedOn": null, "withdrawnOn": null, "unit": "成都市人民政府办公厅", "division": "510100", "column": null, "title": "专项资金未及时拨付", "tags": ["教育"],
          "fields": { "foundOn": "2026-09-01", "amount": "120000.5", "grade": "grave", "contact": "王经办" }, "returnReason": null, "clearedAt": null,
          "missing": [{ "field": "finding", "reason": "is missing." }], "versions": [{ "version": 2, "recordedAt": "2026-10-01T01:00:00+00:00", "title": "专项资金", "correctionReason": "金额有误", "urgentReason": null }] }
        """;

    private static string Gaps => $$"""
        { "asOf": "2026-11-23", "focusColumns": [{ "column": "health", "name": { "zh": "医疗卫生", "en": "Health care" }, "policies": 3 }],
          "unanswered": [{ "id": "{{Record}}", "type": "auditFinding", "typeName": { "zh": "审计查出问题", "en": "Audit finding" }, "title": "专项资金未及时拨付", "unit": "成都市审计局", "division": "510100", "publishedOn": "2026-10-01", "missingType": "auditRectification" }],
          "keyAreas": [{ "unit": "成都市教育局", "division": "510100", "empty": [{ "key": "budget", "name": { "zh": "预算决算", "en": "Budgets" } }] }],
          "powerSites": [{ "unit": "成都市教育局", "division": "510100", "columns": [{ "key": "list", "name": { "zh": "权责清单", "en": "Powers" }, "records": 0 }] }] }
        """;

    private static string Readiness => """
        { "asOf": "2026-11-23", "units": [
          { "issuer": "成都市人民政府办公厅", "division": "510100", "documents": 120, "inForce": 96, "unknown": 3, "reviewNeeded": 12, "withoutNumber": 1, "withoutTheme": 40, "ready": false },
          { "issuer": null, "division": "510100", "documents": 2, "inForce": 2, "unknown": 0, "reviewNeeded": 0, "withoutNumber": 0, "withoutTheme": 0, "ready": true }] }
        """;

    private static string Knowledge =>
        $$"""
        { "entries": [
          { "id": "{{FakeInterpretation.Entry}}", "type": "answer", "version": 3, "question": "人才公寓怎么申请？", "answer": "在网上填表，七天有结果。", "validFrom": "2026-11-01", "validTo": "2027-12-31", "score": 9.5,
            "basis": [{ "documentId": "{{Document}}", "title": "成都市租赁住房管理办法", "number": "成办发〔2026〕3号", "clause": "第三条", "quote": "七个工作日内办结" }] },
          { "id": "{{FakeInterpretation.Interpretation}}", "type": "interpretation", "version": 1, "question": "《成都市租赁住房管理办法》解读", "answer": "租房的人越来越多。", "validFrom": "2026-11-01", "validTo": null, "score": 4.2,
            "basis": [{ "documentId": "{{Document}}", "title": "成都市租赁住房管理办法", "number": null, "clause": "", "quote": "" }] }] }
        """;
}
