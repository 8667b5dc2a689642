using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Companions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>A document with everything that hangs on it.</summary>
internal static class ReadChain
{
    public static async Task<Results<Ok<DocumentChain>, ProblemHttpResult>> Handle(
        string id, HttpResponse response, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return ReadDocument.Missing;

        var known = currency.Now(); // before the entry is read
        var today = clock.Today();
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == guid && !e.Removed, ct);
        if (entry is null) return ReadDocument.Missing;
        if (entry.Withdrawn) return Unpublished.Tell(entry, asOf: null, response);

        var document = entry.Document();
        var validity = document.Validity.On(today);
        if (validity == ValidityStatus.NotDisclosed) return ReadDocument.Missing;

        var links = await Links.OfAsync(document, today, today, db, ct);
        var results = await PublicCompanion.OnDocumentAsync(guid, EntryType.Result, today, db, ct);
        return TypedResults.Ok(new DocumentChain
        {
            Document = new(entry.Id, document.Title, document.Number, validity, "/documents/" + entry.Id),
            Acts = [.. (document.Acts ?? []).Select(links.To)],
            Related = [.. document.Relations.Select(links.To)],
            Interpretations = await PublicCompanion.OnDocumentAsync(guid, EntryType.Interpretation, today, db, ct),
            Answers = await PublicCompanion.OnDocumentAsync(guid, EntryType.Answer, today, db, ct),
            // A concern is public together with what became of it, and only then.
            Concerns = [.. results.Select(result => result with { Url = result.Url + "#question" })],
            Results = results,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }
}
