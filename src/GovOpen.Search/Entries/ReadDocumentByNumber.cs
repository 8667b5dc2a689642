using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>
/// A document by its number, however typed. Real law repeats numbers: then the candidates, with 300. What was taken off the site is
/// told of only where nothing public bears the number, and nothing else was taken off that did.
/// </summary>
internal static class ReadDocumentByNumber
{
    private const int MostCandidates = 100;

    public static async Task<Results<Ok<DocumentView>, JsonHttpResult<NumberCandidates>, ProblemHttpResult>> Handle(
        string number, string? asOf, HttpResponse response, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (number.Length > 100) return Problems.BadField("number", "may have at most 100 characters.");
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var key = DocumentNumber.KeyOf(number);
        var known = currency.Now(); // before the entries are read
        return await AnswerAsync(db.Entries.Where(e => e.NumberKey == key), key, new(asOf, day, clock.Today()), known, response, db, ct);
    }

    /// <summary>The one that is meant, or the candidates.</summary>
    public static async Task<Results<Ok<DocumentView>, JsonHttpResult<NumberCandidates>, ProblemHttpResult>> AnswerAsync(
        IQueryable<Entry> bearers, string asked, AskedDay day, KnownThrough known, HttpResponse response, SearchDb db, CancellationToken ct)
    {
        var open = await bearers.PublicOn(day.Day, day.Today).OrderBy(e => e.Id).Take(MostCandidates)
            .Select(e => new { e.Id, e.Title, e.Issuer, e.PublishedOn, e.Content }).ToListAsync(ct);
        switch (open)
        {
            case []:
                var off = await bearers.Where(e => e.Withdrawn && !e.Removed).Select(e => e.Id).Take(2).ToListAsync(ct);
                return off is [var only] ? Unpublished.Tell(await ReadAsync(only, db, ct), day.Text, response) : ReadDocument.Missing;
            case [var one]:
                return TypedResults.Ok(await ReadDocument.ViewAsync(await ReadAsync(one.Id, db, ct), day, known, db, ct));
            default:
                return TypedResults.Json(
                    new NumberCandidates(asked, [.. open.Select(e => new NumberCandidate(e.Id, e.Title, e.Issuer, e.PublishedOn, Entry.DocumentOf(e.Content).Validity.On(day.Day), "/documents/" + e.Id))])
                    {
                        IndexedThrough = known.Instant,
                        Stale = known.IsStale,
                    },
                    statusCode: StatusCodes.Status300MultipleChoices);
        }
    }

    private static Task<Entry> ReadAsync(Guid id, SearchDb db, CancellationToken ct) => db.Entries.AsNoTracking().SingleAsync(e => e.Id == id, ct);
}

/// <param name="Text">As it was asked for.</param>
/// <param name="Day">The day whose legal state is asked for.</param>
/// <param name="Today">What is not public today is not told.</param>
internal readonly record struct AskedDay(string? Text, DateOnly Day, DateOnly Today);
