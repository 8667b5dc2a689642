using System.Globalization;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Digests;

/// <summary>The digests of a month, for everybody: what all answered, what each unit did, and which units have not said anything about it yet.</summary>
internal static class ReadDigests
{
    /// <param name="Months">Of which there are digests, the newest first.</param>
    /// <param name="Month">The first day of the one that this is; null: there is none yet.</param>
    /// <param name="MadeAt">What was answered and not taken up again until then is counted.</param>
    /// <param name="Figures">Of all.</param>
    /// <param name="AtOnce">What the hotline answered without a unit; null: nothing.</param>
    /// <param name="Units">Each unit that answered something, by its name.</param>
    public sealed record Response(IReadOnlyList<DateOnly> Months, DateOnly? Month, DateTimeOffset? MadeAt, DigestFigures? Figures, DigestLine? AtOnce, IReadOnlyList<UnitLine> Units);

    /// <param name="Id">Of its digest.</param>
    /// <param name="Unit">Its name.</param>
    /// <param name="Division">Its division.</param>
    /// <param name="Figures">Of all that it answered.</param>
    /// <param name="PublishedAt">When it said something about it; null: it has not.</param>
    public sealed record UnitLine(Guid Id, string Unit, string Division, DigestLine Figures, DateTimeOffset? PublishedAt);

    /// <summary>One unit's.</summary>
    public sealed record DigestView(Guid Id, DateOnly Month, DateTimeOffset MadeAt, string Unit, string Division, DigestFigures Figures, string? Response, DateTimeOffset? PublishedAt, int Version);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, HotlineDb db, string? month, CancellationToken ct)
    {
        var (response, problem) = await ReadAsync(request, ["month"], db, month, ct);
        return response is null ? problem! : TypedResults.Ok(response);
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AsTable(HttpRequest request, HotlineDb db, string? month, string? by, CancellationToken ct)
    {
        var grouping = DigestGrouping.Unit;
        if (by is not null && !CamelCase.TryParse(by, out grouping)) return Problems.BadField("by", $"must be one of {string.Join(", ", Enum.GetValues<DigestGrouping>().Select(CamelCase.Of))}.");
        var (response, problem) = await ReadAsync(request, ["month", "by"], db, month, ct);
        if (response is null) return problem!;

        IEnumerable<DigestLine> lines = grouping switch
        {
            DigestGrouping.Unit => [.. response.Units.Select(unit => unit.Figures with { Name = unit.Unit }), .. response.AtOnce is { } atOnce ? [atOnce with { Name = "热线直接答复" }] : (DigestLine[])[]],
            DigestGrouping.Class => response.Figures?.Classes ?? [],
            _ => response.Figures?.Divisions ?? [],
        };
        return TypedResults.File(TableOf(response.Month, lines), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"digest-{response.Month:yyyy-MM}-by-{CamelCase.Of(grouping)}.csv"));
    }

    public static async Task<Results<Ok<DigestView>, ProblemHttpResult>> One(Guid id, HotlineDb db, CancellationToken ct) => await ViewAsync(id, db, ct) is { } view ? TypedResults.Ok(view) : Missing;

    public static async Task<DigestView?> ViewAsync(Guid id, HotlineDb db, CancellationToken ct) => await db.Digests.AsNoTracking().Where(one => one.Id == id).Join(db.DigestMonths, one => one.Month, month => month.Month, (one, month) => new { one, month.MadeAt }).SingleOrDefaultAsync(ct) is { one: var digest, MadeAt: var madeAt }
        ? new(digest.Id, digest.Month, madeAt, digest.Unit, digest.Division, digest.Figures, digest.Response, digest.PublishedAt, digest.Version)
        : null;

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such digest.");

    private static async Task<(Response? Response, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, string[] parameters, HotlineDb db, string? month, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, parameters));
        DateOnly? wanted = null;
        if (month is not null && DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) wanted = first;
        else if (month is not null) errors.Add(new("month", "must be a month such as 2026-11."));
        if (errors.Count > 0) return (null, Problems.BadFields(errors));

        var months = await db.DigestMonths.AsNoTracking().OrderByDescending(one => one.Month).Select(one => one.Month).ToListAsync(ct);
        if (wanted is null && months.Count == 0) return (new([], null, null, null, null, []), null);
        if (wanted is { } asked && !months.Contains(asked)) return (null, Problems.NotFound("There is no digest of this month."));

        var of = wanted ?? months[0];
        var found = await db.DigestMonths.AsNoTracking().SingleAsync(one => one.Month == of, ct);
        var units = await db.Digests.AsNoTracking().Where(one => one.Month == of).OrderBy(one => one.Division).ThenBy(one => one.Unit).ToListAsync(ct);
        return (new(months, of, found.MadeAt, found.Figures, found.AtOnce, [.. units.Select(unit => new UnitLine(unit.Id, unit.Unit, unit.Division, unit.Figures.Total, unit.PublishedAt))]), null);
    }

    private static byte[] TableOf(DateOnly? month, IEnumerable<DigestLine> lines) => CsvTable.Of(
        ["名称", "办结", "按时办结率", "解决率", "满意率", "月份"],
        lines.Select(line => (object?[])[line.Name ?? "未定", line.Closed, line.InTimeRate, line.ResolvedRate, line.SatisfiedRate, month?.ToString("yyyy-MM", CultureInfo.InvariantCulture)]));
}

/// <summary>What a table of a month has for lines.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DigestGrouping>))]
internal enum DigestGrouping
{
    Unit,

    /// <summary>On the widest level.</summary>
    Class,

    /// <summary>The county.</summary>
    Division,
}
