using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>A document by its number, however typed. Real law repeats numbers: then the candidates, with 300.</summary>
internal static class ReadDocumentByNumber
{
    private const int MostCandidates = 100;

    public static async Task<Results<Ok<DocumentView>, JsonHttpResult<NumberCandidates>, ProblemHttpResult>> Handle(
        string number, string? asOf, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (number.Length > 100) return Problems.BadField("number", "may have at most 100 characters.");
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var key = DocumentNumber.KeyOf(number);
        var known = currency.Now(); // before the entries are read
        var entries = await db.Entries.AsNoTracking()
            .Where(e => e.NumberKey == key && !e.Removed).OrderBy(e => e.Id).Take(MostCandidates).ToListAsync(ct);
        var open = entries.Where(entry => entry.Document().Validity.On(day) != ValidityStatus.NotDisclosed).ToList();

        return open switch
        {
            [] => ReadDocument.Missing,
            [var one] => TypedResults.Ok(await ReadDocument.ViewAsync(one, day, known, db, ct)),
            _ => TypedResults.Json(new NumberCandidates(key, [.. open.Select(entry => Candidate(entry, day))]), statusCode: StatusCodes.Status300MultipleChoices),
        };
    }

    private static NumberCandidate Candidate(Entry entry, DateOnly day)
    {
        var document = entry.Document();
        return new(entry.Id, document.Title, document.Issuer, document.Validity.PublishedOn, document.Validity.On(day), "/documents/" + entry.Id);
    }
}
