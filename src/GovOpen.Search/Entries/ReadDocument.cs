using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>A document as the public sees it on a day. What is not public then does not exist then.</summary>
internal static class ReadDocument
{
    public static async Task<Results<Ok<DocumentView>, ProblemHttpResult>> Handle(
        string id, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!TryDay(asOf, clock, out var day)) return BadDay;

        var known = currency.Now(); // asked before the entry is read: the answer is at least as fresh as it says
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == guid && !e.Removed, ct);
        return entry is null || entry.Document().Validity.On(day) == ValidityStatus.NotDisclosed
            ? Missing
            : TypedResults.Ok(await ViewAsync(entry, day, known, db, ct));
    }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such public document on that day.");

    public static ProblemHttpResult BadDay => Problems.BadField("asOf", "is no day between 1900-01-01 and 2200-12-31, written as yyyy-MM-dd.");

    public static bool TryDay(string? text, TimeProvider clock, out DateOnly day)
    {
        day = clock.Today();
        return string.IsNullOrEmpty(text)
            || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2200);
    }

    public static async Task<DocumentView> ViewAsync(Entry entry, DateOnly day, KnownThrough known, SearchDb db, CancellationToken ct)
    {
        var document = entry.Document();
        return new DocumentView
        {
            Id = entry.Id,
            SourceId = document.SourceId,
            Version = document.Version,
            Kind = document.Kind,
            Title = document.Title,
            Number = document.Number,
            IndexNumber = document.IndexNumber,
            Issuer = document.Issuer,
            Division = document.Division,
            Theme = document.Theme,
            Tags = document.Tags,
            WrittenOn = document.WrittenOn,
            AsOf = day,
            Validity = document.Validity.On(day),
            Superseded = document.Validity.EndedOnUnknownDay == UndatedEnding.Superseded,
            Facts = document.Validity,
            LastValidDayReason = document.LastValidDayReason,
            ReviewNeeded = document.ReviewNeeded,
            History = document.History,
            Relations = await LinkAsync(document.Relations, day, db, ct),
            Articles = Articles.Split(entry.Body),
            Url = "/documents/" + entry.Id,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        };
    }

    /// <summary>A relation names the other document by number or title; it becomes a link where that fits exactly one public document.</summary>
    private static async Task<IReadOnlyList<LinkedRelation>> LinkAsync(IReadOnlyList<Relation> relations, DateOnly day, SearchDb db, CancellationToken ct)
    {
        if (relations.Count == 0) return [];

        var keys = relations.Select(relation => DocumentNumber.KeyOf(relation.Target)).ToList();
        var titles = relations.Select(relation => TitleOf(relation.Target)).ToList();
        var others = await db.Entries.AsNoTracking()
            .Where(e => !e.Removed && (keys.Contains(e.NumberKey!) || titles.Contains(e.Title)))
            .OrderBy(e => e.Id).Take(MostLinks)
            .Select(e => new { e.Id, e.Title, e.NumberKey, e.Content })
            .ToListAsync(ct);
        var open = others.ConvertAll(other => (Other: other, Status: Entry.DocumentOf(other.Content).Validity.On(day))).FindAll(other => other.Status != ValidityStatus.NotDisclosed);

        return [.. relations.Select(relation =>
        {
            var key = DocumentNumber.KeyOf(relation.Target);
            var fitting = open.FindAll(other => other.Other.NumberKey == key || other.Other.Title == TitleOf(relation.Target));
            return fitting is [var (one, status)]
                ? new LinkedRelation(relation.Type, relation.Target, one.Id, one.Title, status)
                : new LinkedRelation(relation.Type, relation.Target, null, null, null);
        })];
    }

    /// <summary>A name that fits hundreds is no link anyhow.</summary>
    private const int MostLinks = 500;

    private static string TitleOf(string target) => target.Trim().TrimStart('《').TrimEnd('》');
}
