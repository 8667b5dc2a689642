using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Records;

/// <summary>One record as the public sees it. Of a withdrawn one the address stays and says since when and why, with 410.</summary>
internal static class ReadRecord
{
    public static async Task<Results<Ok<RecordView>, ProblemHttpResult>> Handle(string id, SearchDb db, Currency currency, CancellationToken ct)
    {
        var known = currency.Now(); // before the record is read
        var record = Guid.TryParse(id, out var guid) ? await db.Records.AsNoTracking().SingleOrDefaultAsync(one => one.Id == guid, ct) : null;
        return record switch
        {
            { Removed: false } => TypedResults.Ok(new RecordView { Record = record.Published(), Url = StoredRecord.UrlOf(record.Id), IndexedThrough = known.Instant, Stale = known.IsStale }),
            { WithdrawnOn: { } day, WithdrawalReason: { } reason } => Withdrawn(day, reason),
            _ => Problems.NotFound("There is no such public record."),
        };
    }

    private static ProblemHttpResult Withdrawn(DateOnly day, string reason)
    {
        var problem = Problems.Refused(StatusCodes.Status410Gone, "withdrawn", string.Create(CultureInfo.InvariantCulture, $"The record was withdrawn on {day:yyyy-MM-dd}."));
        problem.ProblemDetails.Detail = reason;
        problem.ProblemDetails.Extensions["withdrawnOn"] = day;
        problem.ProblemDetails.Extensions["reason"] = reason;
        return problem;
    }
}
