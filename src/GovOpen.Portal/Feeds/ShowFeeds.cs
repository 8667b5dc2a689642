using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Records;

namespace GovOpen.Portal.Feeds;

/// <summary>The feeds that there are; also the help for who asks for one that there is not.</summary>
internal static class ShowFeeds
{
    public static Task<IResult> Handle(SearchService search, RecordsService records, CancellationToken ct) => Page(unknown: null, search, records, ct);

    public static async Task<IResult> Page(string? unknown, SearchService search, RecordsService records, CancellationToken ct)
    {
        var answer = await search.FindAsync("?validity=all&size=1", ct);
        return answer.Value is { } found
            ? PageEndpoints.Show<FeedsPage>(new FeedsModel(unknown, found.Facets, (await records.ColumnsAsync(ct))?.Columns.Where(column => column.Types.Count > 0).ToList() ?? []), unknown is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound)
            : ErrorPages.For(answer.Status);
    }
}

/// <param name="Unknown">What was asked for and is none.</param>
/// <param name="Facets">The themes and organs.</param>
/// <param name="Columns">Those that hold records.</param>
public sealed record FeedsModel(string? Unknown, SearchFacets Facets, IReadOnlyList<ColumnView> Columns);
