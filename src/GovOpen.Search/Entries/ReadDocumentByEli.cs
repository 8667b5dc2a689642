using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Entries;

/// <summary>A document by its <see cref="Contracts.Eli"/>; where organs of one division count alike, the candidates, with 300.</summary>
internal static class ReadDocumentByEli
{
    public static async Task<Results<Ok<DocumentView>, JsonHttpResult<NumberCandidates>, ProblemHttpResult>> Handle(
        string division, string year, string form, string number, string? asOf, HttpResponse response, SearchDb db, Currency currency, TimeProvider clock, CancellationToken ct)
    {
        if (!ReadDocument.TryDay(asOf, clock, out var day)) return ReadDocument.BadDay;

        var eli = $"/eli/cn/{division}/{year}/{form}/{number}";
        var known = currency.Now(); // before the entries are read
        return await ReadDocumentByNumber.AnswerAsync(db.Entries.Where(e => e.Eli == eli), eli, new(asOf, day, clock.Today()), known, response, db, ct);
    }
}
