using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Companions;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>A document as the public sees it on a day. What is not public then does not exist then; what was taken off the site says so.</summary>
internal static class ReadDocument
{
    public static async Task<Results<Ok<DocumentView>, ProblemHttpResult>> Handle(
        string id, string? asOf, HttpResponse response, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!TryDay(asOf, clock, out var day)) return BadDay;

        var known = currency.Now(); // asked before the entry is read: the answer is at least as fresh as it says
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == guid && !e.Removed, ct);
        if (entry is null) return Missing;
        if (entry.Withdrawn) return Unpublished.Tell(entry, asOf, response);
        var asked = new AskedDay(asOf, day, clock.Today());
        return entry.Document().Validity.IsPublicOn(asked.Day, asked.Today) ? TypedResults.Ok(await ViewAsync(entry, asked, known, db, ct)) : Missing;
    }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such public document on that day.");

    public static ProblemHttpResult BadDay => NoDay("asOf");

    public static ProblemHttpResult NoDay(string field) => Problems.BadField(field, "is no day between 1900-01-01 and 2200-12-31, written as yyyy-MM-dd.");

    public static bool TryDay(string? text, TimeProvider clock, out DateOnly day)
    {
        day = clock.Today();
        return string.IsNullOrEmpty(text) || WrittenDay.TryReadPlausible(text, out day);
    }

    public static async Task<DocumentView> ViewAsync(Entry entry, AskedDay asked, KnownThrough known, SearchDb db, CancellationToken ct)
    {
        var document = entry.Document();
        var day = asked.Day;
        var period = document.TextPeriodOn(day);
        var text = entry.TextOf(document.TextVersions().On(day).BodyHash);
        var links = await Links.OfAsync(document, day, asked.Today, db, ct);
        return new DocumentView
        {
            Id = entry.Id,
            SourceId = document.SourceId,
            Version = document.Version,
            Kind = document.Kind,
            Title = document.Title,
            Form = document.Form,
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
            Relations = [.. document.Relations.Select(links.To)],
            Acts = [.. (document.Acts ?? []).Select(links.To)],
            Interpretations = await PublicCompanion.OnDocumentAsync(entry.Id, EntryType.Interpretation, day, db, ct),
            Answers = await PublicCompanion.OnDocumentAsync(entry.Id, EntryType.Answer, day, db, ct),
            Results = await PublicCompanion.OnDocumentAsync(entry.Id, EntryType.Result, day, db, ct),
            Articles = Articles.Split(text ?? ""),
            TextFrom = period.From,
            TextUntil = period.Until,
            TextPurged = text is null,
            Texts = document.TextPeriods(),
            Eli = entry.Eli,
            Url = "/documents/" + entry.Id,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        };
    }
}
