using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Interpretations;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Reports;

/// <summary>The share of diversified interpretations by issuer, over the documents that were first explained in a period.</summary>
internal static class ReportDiversifiedShare
{
    /// <param name="From">The first day, in Shanghai.</param>
    /// <param name="To">The last day.</param>
    /// <param name="Least">The share that shall be reached.</param>
    /// <param name="Issuers">Those that the reader may see; of an issuer that was asked for, a line even if it has nothing.</param>
    public sealed record Response(DateOnly From, DateOnly To, decimal Least, IReadOnlyList<IssuerShare> Issuers);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> AsJson(
        HttpRequest request, Actor actor, InterpretationDb db, TimeProvider clock, string? from, string? to, string? issuer, CancellationToken ct)
    {
        var (report, errors) = await ReportAsync(request, actor, db, clock, from, to, issuer, ct);
        return report is null ? Problems.BadFields(errors) : TypedResults.Ok(report);
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AsTable(
        HttpRequest request, Actor actor, InterpretationDb db, TimeProvider clock, string? from, string? to, string? issuer, CancellationToken ct)
    {
        var (report, errors) = await ReportAsync(request, actor, db, clock, from, to, issuer, ct);
        return report is null ? Problems.BadFields(errors) : TypedResults.File(Table(report), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"diversified-share-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv"));
    }

    private static async Task<(Response? Report, IReadOnlyList<FieldError> Errors)> ReportAsync(
        HttpRequest request, Actor actor, InterpretationDb db, TimeProvider clock, string? from, string? to, string? issuer, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "from", "to", "issuer"));
        var today = clock.Today();
        var first = Parameters.Day(errors, "from", from, new DateOnly(today.Year, 1, 1));
        var last = Parameters.Day(errors, "to", to, today);
        if (last < first) errors.Add(new("to", "lies before from."));
        if (issuer is not null && !DiversifiedShare.Covers(issuer)) errors.Add(new("issuer", "must be a government (…人民政府) or its office (…人民政府办公厅, …人民政府办公室)."));
        if (errors.Count > 0) return (null, errors);

        var interpretations = await InterpretedAsync(actor, db, first, last, ct);
        IReadOnlyList<IssuerShare> shares = issuer is null ? DiversifiedShare.Of(interpretations) : [DiversifiedShare.Of(issuer, [.. interpretations.Where(one => one.Issuer == issuer)])];
        return (new(first, last, DiversifiedShare.Least, shares), []);
    }

    /// <summary>The public interpretations of the documents that were first explained in the period.</summary>
    private static async Task<List<InterpretedDocument>> InterpretedAsync(Actor actor, InterpretationDb db, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var released = await db.Interpretations.AsNoTracking().Where(actor.Reaches<PolicyInterpretation>(StaffAction.ReadReports, i => i.Division, i => i.Unit))
            .Where(i => i.Released != null).Select(i => new { i.Id, i.DocumentId, i.DocumentIssuer, i.Released }).ToListAsync(ct);
        var within = released.GroupBy(one => one.DocumentId)
            .Where(document => ShanghaiDay.Of(document.Min(one => one.Released!.FirstAt)) is var day && day >= first && day <= last)
            .SelectMany(document => document).ToList();
        var hashes = within.ConvertAll(one => one.Released!.Hash);
        // What was signed says in which form it explains; what is being written anew may have another.
        var contents = await db.SealedVersions.AsNoTracking().Where(version => hashes.Contains(version.Hash)).ToDictionaryAsync(version => version.Hash, version => version.Content, ct);
        return within.ConvertAll(one => new InterpretedDocument(one.DocumentId, one.DocumentIssuer, JsonSerializer.Deserialize<SealedInterpretation>(contents[one.Released!.Hash], ContractJson.Options)!.Form));
    }

    private static byte[] Table(Response report) => CsvTable.Of(
        ["发文机关", "已解读文件数", "多样化解读文件数", "比例", "结论", "统计起", "统计止"],
        report.Issuers.Select(line => (object?[])
        [
            line.Issuer, line.Documents, line.Diversified, line.Share, line.Verdict switch { ShareVerdict.Met => "达标", ShareVerdict.Missed => "未达标", _ => "不适用" }, report.From, report.To,
        ]));
}
