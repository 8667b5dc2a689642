using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Digests;

namespace GovOpen.Portal.Tests;

/// <summary>Documents and matches to show, in the shapes of Search.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    public static ResultView Result(Guid id, ValidityStatus? validity = null) => new()
    {
        Result = new()
        {
            ResultId = id, Version = 2, Title = "路灯几天能修好", Question = "小区门口<路灯>坏了。\n几天能修好？", Answer = "三日内修复。", Unit = "青江市城市管理局", Division = "510100", Class = "城乡建设/市政公用",
            Documents = [new(id, "城市照明维护办法")], Month = new(2026, 10, 1), PublishedAt = Noon,
        },
        AsOf = Site.Today, Validity = validity, Documents = validity is { } status ? [new(id, "城市照明维护办法", "青府发〔2025〕9号", status, $"/documents/{id}")] : [],
        Url = $"/results/{id}", IndexedThrough = Noon, Stale = false,
    };

    public static MonthDigest Month(Guid id) => new()
    {
        Months = [new(2026, 10, 1), new(2026, 9, 1)], Month = new DateOnly(2026, 10, 1), MadeAt = Noon, Figures = Figures, AtOnce = new(null, 1_234, 1, 0.5m, null),
        Units = [new(id, "青江市城市管理局", "510100", Figures.Total, Noon), new(Guid.CreateVersion7(), "青江市交通运输局", "510100", new(null, null, null, null, null), null)],
    };

    public static UnitDigest Digest(Guid id, string? response = "路灯报修最多。\n已更换线路。") => new(id, new(2026, 10, 1), Noon, "青江市城市管理局", "510100", Figures, response, response is null ? null : Noon);

    private static DigestFigures Figures => new(new(null, 4_321, 0.97m, 0.8m, null), [new("城乡建设", 4_000, 1, 0.75m, 0.5m), new(null, null, null, null, null)], [new("510104", 4_000, 1, null, null), new("510105", null, null, null, null)]);

    public static DocumentView Document(Validity? facts = null, DateOnly? asOf = null)
    {
        var id = Guid.CreateVersion7();
        var day = asOf ?? Site.Today;
        facts ??= new() { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1) };
        return new()
        {
            Id = id,
            SourceId = "sample:1",
            Version = 1,
            Kind = DocumentKind.NormativeDocument,
            Title = "就业补贴管理办法",
            Number = "青人社规〔2024〕3号",
            IndexNumber = "008526322/2024-00003",
            Issuer = "青江省人力资源和社会保障厅",
            Division = "510000",
            Theme = "就业创业",
            Tags = ["补贴"],
            WrittenOn = new(2024, 2, 28),
            AsOf = day,
            Validity = facts.On(day),
            Superseded = facts.EndedOnUnknownDay == UndatedEnding.Superseded,
            Facts = facts,
            LastValidDayReason = null,
            ReviewNeeded = false,
            History = [],
            Relations = [],
            Articles = Articles(3),
            Url = $"/documents/{id}",
            IndexedThrough = Noon,
            Stale = false,
        };
    }

    public static List<Article> Articles(int count, int length = 60) =>
        [.. Enumerable.Range(1, count).Select(i => new Article($"第{i}条", $"a{i}", 0, new string('补', length)))];

    public static SearchResponse Found(params IReadOnlyList<DocumentView> documents) => new()
    {
        Total = documents.Count,
        AsOf = Site.Today,
        TookMs = 1,
        IndexedThrough = Noon,
        Stale = false,
        Hits = [.. documents.Select(Hit)],
        Facets = new()
        {
            Type = [],
            Kind = [new("normativeDocument", "行政规范性文件", documents.Count)],
            Issuer = [],
            Theme = [new("就业创业", "就业创业", documents.Count)],
            Tag = [],
            Year = [new("2024", "2024", documents.Count)],
            Validity = [new("inForce", "现行有效", documents.Count)],
        },
    };

    public static SearchHit Hit(DocumentView document) => new()
    {
        Id = document.Id,
        SourceId = document.SourceId,
        Type = EntryType.Document,
        Kind = document.Kind,
        Title = document.Title,
        Number = document.Number,
        Issuer = document.Issuer,
        PublishedOn = document.Facts.PublishedOn,
        EffectiveOn = document.Facts.EffectiveOn,
        LastValidDay = document.Facts.LastValidDay,
        Validity = document.Validity,
        Stale = false,
        Score = 1,
        Url = document.Url,
        Highlights = [],
        Passage = null,
    };

    /// <summary>Answers as Publishing gives them: one check for who asks for one, a list for who asks for several.</summary>
    public static HttpResponseMessage Checked(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get) return Json(Check(ValidityStatus.InForce));

        using var asked = JsonDocument.Parse(request.Content!.ReadAsStream());
        return Json(new { results = asked.RootElement.GetProperty("checks").EnumerateArray().Select((_, i) => Check(i % 2 == 0 ? ValidityStatus.InForce : ValidityStatus.Repealed)).ToList() });
    }

    public static BasisCheck Check(ValidityStatus status) => new()
    {
        Usable = status == ValidityStatus.InForce,
        Validity = status,
        Reasons = status == ValidityStatus.InForce ? [new("inForce", "有效。")] : [new(CamelCase.Of(status), "已于2026年5月1日废止。")],
        Document = status == ValidityStatus.NotDisclosed ? null : new(new("0195a000-0000-7000-8000-000000000001"), "就业补贴管理办法", "青人社规〔2024〕3号", "/documents/0195a000-0000-7000-8000-000000000001"),
    };

    public static HttpResponseMessage Json(object answer) => new(HttpStatusCode.OK) { Content = JsonContent.Create(answer, answer.GetType(), options: Services.Json) };
}
