using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.CleanUps;

/// <summary>The lists of a clean-up (文件清理结果目录), with what each document is today; also as a table.</summary>
internal static class ReadCleanUp
{
    private static readonly string[] _columns = ["清理结论", "标题", "发文字号", "有效期至", "未列入目录", "有效性", "有效性日期", "数据截至", "网址", "标识"];

    public static async Task<Results<Ok<CleanUpView>, ProblemHttpResult>> AsJson(string id, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct) =>
        await ReadAsync(id, db, currency, clock, ct) is { } view ? TypedResults.Ok(view) : Missing;

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> AsTable(string id, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct) =>
        await ReadAsync(id, db, currency, clock, ct) is { } view ? Tables.Of($"clean-up-{view.Id}.csv", _columns, view.Lines.Select(line => Row(line, view.AsOf, Tables.Through(new(view.IndexedThrough, view.Stale)))), ct) : Missing;

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such clean-up.");

    private static async Task<CleanUpView?> ReadAsync(string id, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        var known = currency.Now(); // before anything is read
        if (!Guid.TryParse(id, out var guid) || await db.CleanUps.AsNoTracking().SingleOrDefaultAsync(c => c.Id == guid, ct) is not { } row) return null;

        var cleanUp = row.Published();
        var today = clock.Today();
        var ids = cleanUp.Lines.Select(line => line.DocumentId).ToList();
        var gone = await Unpublished.GoneAmongAsync(ids, db, ct);
        var contents = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.Id) && !e.Removed).Select(e => new { e.Id, e.Content }).ToListAsync(ct);
        var validity = contents.ToDictionary(entry => entry.Id, entry => Entry.DocumentOf(entry.Content).Validity.On(today));
        return new()
        {
            Id = row.Id,
            Title = cleanUp.Title,
            Number = cleanUp.Number,
            Issuer = cleanUp.Issuer,
            Division = cleanUp.Division,
            PublishedOn = cleanUp.PublishedOn,
            EffectiveOn = cleanUp.EffectiveOn,
            DefaultRepeal = cleanUp.DefaultRepeal,
            Counts = ListCleanUps.CountsOf(cleanUp),
            AsOf = today,
            Lines = [.. cleanUp.Lines.Select(line => Line(gone.Contains(line.DocumentId) ? line with { Title = "", Number = null } : line, validity.GetValueOrDefault(line.DocumentId, ValidityStatus.NotDisclosed)))],
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        };
    }

    private static CleanUpLineView Line(CleanUpLine line, ValidityStatus validity) => new(
        line.Outcome, line.DocumentId, line.Title, line.Number, line.LastValidDay, line.ByDefault, validity, validity == ValidityStatus.NotDisclosed ? null : "/documents/" + line.DocumentId);

    private static string?[] Row(CleanUpLineView line, DateOnly asOf, string through) =>
    [
        Labels.OfOutcome(line.Outcome), line.Title, line.Number, Tables.Day(line.LastValidDay), line.ByDefault ? "是" : "否", Labels.OfValidity(line.Validity), Tables.Day(asOf), through, line.Url,
        line.DocumentId.ToString(),
    ];
}
