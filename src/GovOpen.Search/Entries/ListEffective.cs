using System.Security.Cryptography;
using System.Text;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Search.Entries;

/// <summary>
/// Everything that is in force on a day (现行有效文件目录), as the index knows it: so it cannot differ from what the search finds.
/// Nothing is gathered before it is sent but the order.
/// </summary>
internal static class ListEffective
{
    private static readonly string[] _columns =
    [
        "标题", "发文字号", "发文机关", "行政区划代码", "文件类别", "公文种类", "主题分类", "成文日期", "公布日期", "施行日期", "有效期至", "有效性", "有效性日期", "数据截至", "ELI", "网址", "标识",
    ];

    public static async Task<Results<PushStreamHttpResult, StatusCodeHttpResult, ProblemHttpResult>> AsTable(
        HttpContext http, IndexHolder index, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var (asked, refusal) = await AskAsync(http, index, currency, clock, ct);
        if (refusal is not null) return refusal;
        if (asked is not { } list) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var through = Tables.Through(list.Known);
        return Tables.Of($"effective-list-{Tables.Day(list.Query.AsOf)}.csv", _columns, list.Documents.Select(document => Row(document, list.Query.AsOf, through)), ct);
    }

    public static async Task<Results<Ok<EffectiveList>, StatusCodeHttpResult, ProblemHttpResult>> AsJson(
        HttpContext http, IndexHolder index, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var (asked, refusal) = await AskAsync(http, index, currency, clock, ct);
        if (refusal is not null) return refusal;
        if (asked is not { } list) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        return TypedResults.Ok(new EffectiveList
        {
            AsOf = list.Query.AsOf,
            Issuer = list.Query.Issuers.FirstOrDefault(),
            IndexedThrough = list.Known.Instant,
            Stale = list.Known.IsStale,
            Total = list.Total,
            Documents = list.Documents,
        });
    }

    private sealed record Asked(SearchQuery Query, KnownThrough Known, int Total, IEnumerable<EffectiveDocument> Documents);

    /// <summary>Neither a list nor a refusal: the caller has it already.</summary>
    private static async Task<(Asked? List, ProblemHttpResult? Refusal)> AskAsync(HttpContext http, IndexHolder index, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var (query, errors) = SearchParameters.ParseList(http.Request.Query, clock.Today());
        if (query is null) return (null, Problems.BadFields(errors));
        if (!index.IsReady) return (null, IndexHolder.Loading);

        var known = currency.Now(); // before the index is asked
        if (Has(http.Request, Tag(index.State(index.Engine.AppliedThrough), query, known))) return (null, null);

        var register = await index.Engine.ListAsync(query, ct);
        http.Response.GetTypedHeaders().ETag = Tag(index.State(register.AppliedThrough), query, known);
        return (new(query, known, register.Total, register.Entries.Select(Document)), null);
    }

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(has => has.Compare(tag, useStrongComparison: false) || has.Equals(EntityTagHeaderValue.Any));

    /// <summary>Weak: the instant through which the list is known moves on while nothing in it changes.</summary>
    private static EntityTagHeaderValue Tag(string state, SearchQuery query, KnownThrough known)
    {
        var text = string.Join('\n', [state, Tables.Day(query.AsOf), Tables.Day(query.To), query.DivisionPrefix, known.IsStale.ToString(), .. query.Issuers]);
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"", isWeak: true);
    }

    private static EffectiveDocument Document(ListedEntry listed)
    {
        var entry = listed.Entry;
        return new()
        {
            Id = entry.Id,
            Title = entry.Title,
            Number = entry.Number,
            Issuer = entry.Issuer,
            Division = entry.Division,
            Kind = entry.Kind,
            Form = entry.Form,
            Theme = entry.Theme,
            WrittenOn = entry.WrittenOn,
            PublishedOn = entry.Validity.PublishedOn,
            EffectiveOn = entry.Validity.EffectiveOn,
            LastValidDay = entry.Validity.LastValidDay,
            Validity = listed.Validity,
            Eli = Eli.Of(entry.Division, entry.WrittenOn ?? entry.Validity.PublishedOn, entry.Form, entry.Kind, entry.Number),
            Url = "/documents/" + entry.Id,
        };
    }

    private static string?[] Row(EffectiveDocument document, DateOnly asOf, string through) =>
    [
        document.Title, document.Number, document.Issuer, document.Division, Labels.OfKind(document.Kind), document.Form is { } form ? Labels.OfForm(form) : null, document.Theme,
        Tables.Day(document.WrittenOn), Tables.Day(document.PublishedOn), Tables.Day(document.EffectiveOn), Tables.Day(document.LastValidDay), Labels.OfValidity(document.Validity),
        Tables.Day(asOf), through, document.Eli, document.Url, document.Id.ToString(),
    ];
}
