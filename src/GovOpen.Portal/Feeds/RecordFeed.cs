using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Records;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Feeds;

/// <summary>The records of a column as a feed, newest first, page by page.</summary>
internal static class RecordFeed
{
    private const int Size = 50;

    private const int DeepestHit = 10_000;

    public static async Task<IResult> Handle(ColumnView column, HttpRequest request, RecordsService records, SiteOptions site, CancellationToken ct)
    {
        var page = 1;
        if (request.Query["page"].ToString() is { Length: > 0 } asked && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is >= 1 and <= DeepestHit / Size)) return ErrorPages.For(StatusCodes.Status404NotFound);

        var answer = await records.FindAsync(QueryHelpers.AddQueryString("", new Dictionary<string, string?> { ["column"] = column.Key, ["size"] = Text(Size), ["page"] = Text(page) }), ct);
        return answer.Value is { } found ? TypedResults.Bytes(Atom.Of(Feed(column, page, found, site)), Atom.ContentType) : ErrorPages.For(answer.Status);
    }

    private static AtomFeed Feed(ColumnView column, int page, RecordsResponse found, SiteOptions site) => new(
        Id: ShowFeed.Tag(site, "feeds/" + Uri.EscapeDataString(column.Key)),
        Title: $"{column.Name.Zh} - {site.Name}",
        Author: site.Name,
        Self: site.Whole(At(column, page)),
        Page: site.Whole("/columns/" + Uri.EscapeDataString(column.Key)),
        Next: page * Size < Math.Min(found.Total, DeepestHit) ? site.Whole(At(column, page + 1)) : null,
        // A feed without entries never changed.
        Updated: found.Hits.Count > 0 ? ShanghaiDay.StartOf(found.Hits[0].PublishedOn) : DateTimeOffset.UnixEpoch,
        Entries: [.. found.Hits.Select(hit => Entry(hit, site))]);

    private static AtomEntry Entry(RecordHit hit, SiteOptions site) => new(
        ShowFeed.Tag(site, $"records/{hit.Id}"),
        hit.Title,
        site.Whole(hit.Url),
        ShanghaiDay.StartOf(hit.PublishedOn),
        hit.Issuer,
        hit.TypeName.Zh,
        ShowFeed.Said("life.published", hit.PublishedOn) + "。")
    {
        Published = ShanghaiDay.StartOf(hit.PublishedOn),
    };

    private static string At(ColumnView column, int page) => page == 1 ? ShowFeed.Address(column.Key) : QueryHelpers.AddQueryString(ShowFeed.Address(column.Key), "page", Text(page));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
