using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Records;

/// <summary>Disclosure records, newest first, with exact counts: everything in one answer is of one state of the table.</summary>
internal static class FindRecords
{
    /// <summary>A list of organisers that nobody reads to its end.</summary>
    private const int MostValues = 200;

    public static async Task<Results<Ok<RecordsResponse>, ProblemHttpResult>> Handle(HttpRequest request, SearchDb db, Currency currency, CancellationToken ct)
    {
        var (query, errors) = RecordQuery.Parse(request.Query);
        if (query is null) return Problems.BadFields(errors);

        var known = currency.Now(); // asked before the records are read: the answer is at least as fresh as it says
        var records = query.Of(db.Records.AsNoTracking());
        var hits = await records.OrderByDescending(record => record.PublishedOn).ThenByDescending(record => record.Id).Skip(query.Skip).Take(query.Take).ToListAsync(ct);
        var years = await records.GroupBy(record => record.Year).Select(group => new { Year = group.Key, Count = group.Count() }).OrderByDescending(year => year.Year).ToListAsync(ct);
        return TypedResults.Ok(new RecordsResponse
        {
            Total = await records.CountAsync(ct),
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
            Hits = [.. hits.Select(hit => hit.Hit())],
            Facets = new()
            {
                Type = await CountAsync(records.GroupBy(record => record.Type).Select(group => new Counted(group.Key, group.Max(record => record.TypeName), group.Count())), ct),
                Column = await CountAsync(records.GroupBy(record => record.ColumnKey).Select(group => new Counted(group.Key, group.Max(record => record.ColumnName), group.Count())), ct),
                Year = [.. years.Select(year => new RecordFacet(year.Year.ToString(CultureInfo.InvariantCulture), null, year.Count))],
                Organiser = await CountAsync(records.Where(record => record.Organiser != null).GroupBy(record => record.Organiser!).Select(group => new Counted(group.Key, null, group.Count())), ct),
                Result = await CountAsync(records.Where(record => record.Result != null).GroupBy(record => record.Result!).Select(group => new Counted(group.Key, group.Max(record => record.ResultName), group.Count())), ct),
                Tag = await CountAsync(records.SelectMany(record => record.Tags).GroupBy(tag => tag).Select(group => new Counted(group.Key, null, group.Count())), ct),
            },
        });
    }

    private static async Task<IReadOnlyList<RecordFacet>> CountAsync(IQueryable<Counted> counts, CancellationToken ct) =>
        [.. (await counts.ToListAsync(ct)).OrderByDescending(one => one.Count).ThenBy(one => one.Value, StringComparer.Ordinal).Take(MostValues).Select(one => new RecordFacet(one.Value, StoredRecord.Names(one.Name), one.Count))];

    private sealed record Counted(string Value, string? Name, int Count);
}
