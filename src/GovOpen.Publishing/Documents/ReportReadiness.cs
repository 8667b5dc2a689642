using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// How ready each organ is for one query over all that is in force (001(5): 现行有效文件统一查询): how many of its documents are in force on a
/// day, and how many cannot be told about because dates or numbers are missing.
/// </summary>
internal static class ReportReadiness
{
    public sealed record Response(DateOnly AsOf, IReadOnlyList<Line> Units);

    /// <param name="Issuer">发文机关; null: documents that name none.</param>
    /// <param name="Division">Its 行政区划代码.</param>
    /// <param name="Documents">All that are public on the day.</param>
    /// <param name="InForce">Of them in force, wholly or in part.</param>
    /// <param name="Unknown">Of them those whose validity nobody can tell.</param>
    /// <param name="ReviewNeeded">Of them those whose facts a person must look at.</param>
    /// <param name="WithoutNumber">Of those in force: without a number.</param>
    /// <param name="WithoutTheme">Of those in force: without a theme.</param>
    /// <param name="Ready">Whether nothing stands in the way.</param>
    public sealed record Line(string? Issuer, string? Division, int Documents, int InForce, int Unknown, int ReviewNeeded, int WithoutNumber, int WithoutTheme, bool Ready);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, PublishingDb db, TimeProvider clock, string? asOf, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "asOf"));
        var day = Parameters.Day(errors, "asOf", asOf, clock.Today());
        if (errors.Count > 0) return Problems.BadFields(errors);

        var sums = new Dictionary<(string? Issuer, string? Division), Line>();
        var rows = db.Documents.AsNoTracking().Where(actor.Reaches<Document>(StaffAction.ListDocuments, document => document.Division, document => document.Unit ?? document.Issuer))
            .Select(document => new { document.Issuer, document.Division, document.Number, document.Theme, document.ReviewNeeded, document.Validity }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct))
        {
            var status = row.Validity.On(day);
            if (status == ValidityStatus.NotDisclosed) continue;
            var inForce = status.IsInForce();
            var sum = sums.GetValueOrDefault((row.Issuer, row.Division)) ?? new(row.Issuer, row.Division, 0, 0, 0, 0, 0, 0, false);
            sums[(row.Issuer, row.Division)] = sum with
            {
                Documents = sum.Documents + 1,
                InForce = sum.InForce + (inForce ? 1 : 0),
                Unknown = sum.Unknown + (status == ValidityStatus.Unknown ? 1 : 0),
                ReviewNeeded = sum.ReviewNeeded + (row.ReviewNeeded ? 1 : 0),
                WithoutNumber = sum.WithoutNumber + (inForce && row.Number is null ? 1 : 0),
                WithoutTheme = sum.WithoutTheme + (inForce && row.Theme is null ? 1 : 0),
            };
        }

        return TypedResults.Ok(new Response(day,
        [
            .. sums.Values.Select(line => line with { Ready = line is { Unknown: 0, ReviewNeeded: 0, WithoutNumber: 0 } })
                .OrderBy(line => line.Division, StringComparer.Ordinal).ThenBy(line => line.Issuer, StringComparer.Ordinal),
        ]));
    }
}
