using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Companions;

/// <summary>A result as the public sees it on a day, with what became of the documents that it names. One that was withdrawn says why, and nothing else.</summary>
internal static class ReadResult
{
    public static async Task<Results<Ok<ResultView>, ProblemHttpResult>> Handle(string id, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var known = currency.OfResults(); // asked before the tables are read: the answer is at least as fresh as it says
        if (await PublicCompanion.FindAsync(guid, EntryType.Result, db, ct) is not { } found) return await WhyNotAsync(guid, db, ct);
        if (!found.Facts.IsPublicOn(day, clock.Today())) return Missing;

        return TypedResults.Ok(new ResultView
        {
            Result = Companion.ResultOf(found.Companion.Content),
            AsOf = day,
            Validity = found.Documents.Count == 0 ? null : found.Facts.On(day),
            Documents = [.. found.Documents.Select(document => new ChainDocument(document.DocumentId, document.Title, document.Number, document.Validity.On(day), "/documents/" + document.DocumentId))],
            Url = Labels.AddressOf(EntryType.Result) + guid,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    private static async Task<ProblemHttpResult> WhyNotAsync(Guid id, SearchDb db, CancellationToken ct) =>
        await db.Companions.Where(one => one.Id == id && one.Type == EntryType.Result && !one.Removed).Select(one => one.RetiredBecause).SingleOrDefaultAsync(ct) is { } reason
            ? Problems.Refused(StatusCodes.Status410Gone, "withdrawn", reason)
            : Missing;

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such public result on that day.");
}
