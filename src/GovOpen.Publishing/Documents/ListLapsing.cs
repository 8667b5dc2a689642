using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// The work list of what will lapse: within six months (when its evaluation should begin), a month and a week. It follows from the days
/// themselves, so that none is missed because a job was.
/// </summary>
internal static class ListLapsing
{
    /// <param name="AsOf">The day from which is counted.</param>
    /// <param name="Documents">The soonest first; each in the narrowest of the three spans that it falls into.</param>
    public sealed record Response(DateOnly AsOf, IReadOnlyList<Line> Documents);

    /// <param name="Document">Which.</param>
    /// <param name="DaysLeft">Until its last valid day, that day included.</param>
    /// <param name="Within">week, month or sixMonths.</param>
    public sealed record Line(DocumentLine Document, int DaysLeft, string Within);

    private const int Most = 1_000;

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, PublishingDb db, TimeProvider clock, string? asOf, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "asOf"));
        var day = Parameters.Day(errors, "asOf", asOf, clock.Today());
        if (errors.Count > 0) return Problems.BadFields(errors);

        var until = day.AddMonths(6);
        var found = await db.Documents.FromSql($"select *, xmin from documents where (validity ->> 'lastValidDay') between {day.ToString("O", CultureInfo.InvariantCulture)} and {until.ToString("O", CultureInfo.InvariantCulture)}").AsNoTracking()
            .Where(actor.Reaches<Document>(StaffAction.ListDocuments, document => document.Division, document => document.Unit ?? document.Issuer)).ToListAsync(ct);
        return TypedResults.Ok(new Response(day,
        [
            .. found.Where(document => IsAlive(document.Validity, day)).OrderBy(document => document.Validity.LastValidDay).ThenBy(document => document.Id).Take(Most).Select(document => new Line(
                DocumentLine.Of(document, day), document.Validity.LastValidDay!.Value.DayNumber - day.DayNumber + 1, SpanOf(document.Validity.LastValidDay.Value, day))),
        ]));
    }

    /// <summary>What ends before its last valid day by another act needs no extension.</summary>
    private static bool IsAlive(Validity validity, DateOnly day) =>
        validity.On(day) is ValidityStatus.InForce or ValidityStatus.PartiallyInForce or ValidityStatus.NotYetInForce or ValidityStatus.Suspended
        && !(validity.RepealedOn <= validity.LastValidDay);

    private static string SpanOf(DateOnly last, DateOnly day) => last <= day.AddDays(7) ? "week" : last <= day.AddMonths(1) ? "month" : "sixMonths";
}
