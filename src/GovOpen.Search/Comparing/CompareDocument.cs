using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Comparing;

/// <summary>A document's text of one day beside that of another.</summary>
internal static class CompareDocument
{
    public static async Task<Results<Ok<DocumentComparison>, ProblemHttpResult>> Handle(
        string id, string? from, string? to, HttpResponse response, SearchDb db, Comparisons comparisons, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return ReadDocument.Missing;
        if (!ReadDocument.TryDay(from, clock, out var fromDay)) return ReadDocument.NoDay("from");
        if (!ReadDocument.TryDay(to, clock, out var toDay)) return ReadDocument.NoDay("to");

        var known = currency.Now(); // before the entry is read
        var today = clock.Today();
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == guid && !e.Removed, ct);
        if (entry is null) return ReadDocument.Missing;
        if (entry.Withdrawn) return Unpublished.Tell(entry, asOf: null, response);

        var document = entry.Document();
        if (!document.Validity.IsPublicOn(fromDay, today) || !document.Validity.IsPublicOn(toDay, today)) return ReadDocument.Missing;

        var (old, oldText) = TextOn(fromDay, document, entry);
        var (now, newText) = TextOn(toDay, document, entry);
        return TypedResults.Ok(new DocumentComparison
        {
            Id = entry.Id,
            Title = entry.Title,
            From = old,
            To = now,
            Articles = comparisons.Of(oldText, newText, ct),
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    private static (ComparedText Period, HashedText Text) TextOn(DateOnly day, DocumentPublished document, Entry entry)
    {
        var period = document.TextPeriodOn(day);
        var hash = document.TextVersions().On(day).BodyHash;
        var text = entry.TextOf(hash);
        return (new(day, period.From, period.Until, text is null), text is null ? new("", "") : new(hash, text));
    }
}
