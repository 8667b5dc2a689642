using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Companions;

/// <summary>An answer as the public sees it on a day. One that was retired says why, and is not given any more.</summary>
internal static class ReadAnswer
{
    public static async Task<Results<Ok<AnswerView>, ProblemHttpResult>> Handle(string id, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var guid)) return Missing;
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var known = currency.OfAnswers(); // asked before the tables are read: the answer is at least as fresh as it says
        if (await PublicCompanion.FindAsync(guid, EntryType.Answer, db, ct) is not { } found) return await WhyNotAsync(guid, db, ct);
        if (!found.Facts.IsPublicOn(day, clock.Today())) return Missing;

        var answer = Companion.AnswerOf(found.Companion.Content);
        return TypedResults.Ok(new AnswerView
        {
            Answer = answer,
            AsOf = day,
            Validity = found.Facts.On(day),
            ValidTo = found.Facts.LastDay(),
            Documents = [.. found.Documents.Select(document => new ChainDocument(document.DocumentId, document.Title, document.Number, document.Validity.On(day), "/documents/" + document.DocumentId))],
            Url = Labels.AddressOf(EntryType.Answer) + guid,
            IndexedThrough = known.Instant,
            Stale = known.IsStale,
        });
    }

    private static async Task<ProblemHttpResult> WhyNotAsync(Guid id, SearchDb db, CancellationToken ct) =>
        await db.Companions.Where(one => one.Id == id && one.Type == EntryType.Answer && !one.Removed).Select(one => one.RetiredBecause).SingleOrDefaultAsync(ct) is { } reason
            ? Problems.Refused(StatusCodes.Status410Gone, "retired", reason)
            : Missing;

    private static ProblemHttpResult Missing => Problems.NotFound("There is no such public answer on that day.");
}
