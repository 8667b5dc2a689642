using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Records;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Columns;

/// <summary>
/// What changed in a period: documents that appeared, were revised or ended, and the number of matters (权力事项) before and after.
/// A document that appeared or ended is not counted as revised besides.
/// </summary>
internal static class ReportChanges
{
    private const int MostListed = 500;
    private const int LongestPeriod = 3_660;

    public static async Task<Results<Ok<ChangeReport>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, RecordTypes types, string? from, string? to, string? unit, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "from", "to", "unit"));
        var first = Day(errors, "from", from);
        var last = Day(errors, "to", to);
        if (errors.Count == 0 && first > last) errors.Add(new("from", "is after to."));
        if (errors.Count == 0 && last.DayNumber - first.DayNumber > LongestPeriod) errors.Add(new("to", "is more than ten years after from."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var appeared = await ListAsync(Appeared(db, first, last));
        var ended = await ListAsync(Ended(db, first, last));
        var known = appeared.Concat(ended).Select(document => document.Id).ToHashSet();
        var revised = (await ListAsync(Revised(db, first, last))).FindAll(document => !known.Contains(document.Id));
        return TypedResults.Ok(new ChangeReport(first, last, unit, Listed(appeared), Listed(revised), Listed(ended), await MattersAsync()));

        Task<List<ChangedDocument>> ListAsync(IQueryable<Document> documents)
        {
            documents = documents.AsNoTracking().By(actor, StaffAction.ReadReports);
            if (unit is not null) documents = documents.Where(document => document.Issuer == unit);
            return documents.OrderByDescending(document => document.Id).Select(document => new ChangedDocument(document.Id, document.Title, document.Number, document.Issuer, document.Division, document.Version)).ToListAsync(ct);
        }

        async Task<MatterChange> MattersAsync()
        {
            var keys = types.All.Where(type => type.IsMatter).Select(type => type.Key).ToList();
            var matters = db.Records.AsNoTracking().By(actor, StaffAction.ReadReports).Where(record => keys.Contains(record.Type));
            if (unit is not null) matters = matters.Where(record => record.Unit == unit);
            var before = await matters.CountAsync(record => record.PublishedOn < first && (record.WithdrawnOn == null || record.WithdrawnOn >= first), ct);
            var after = await matters.CountAsync(record => record.PublishedOn <= last && (record.WithdrawnOn == null || record.WithdrawnOn > last), ct);
            return new(before, after, after - before);
        }
    }

    private static IQueryable<Document> Appeared(PublishingDb db, DateOnly first, DateOnly last) =>
        db.Documents.FromSql($"select documents.*, xmin from documents where (validity->>'publishedOn')::date between {first} and {last} and validity->>'withdrawnOn' is null");

    /// <summary>By the first of its dated ends; one whose day is not known ended when we learnt of it, unless we never knew it otherwise.</summary>
    private static IQueryable<Document> Ended(PublishingDb db, DateOnly first, DateOnly last)
    {
        var (start, end) = (ShanghaiDay.StartOf(first), ShanghaiDay.StartOf(last.AddDays(1)));
        return db.Documents.FromSql(
            $"""
            select documents.*, xmin from documents
            where least((validity->>'repealedOn')::date, (validity->>'lastValidDay')::date + 1) between {first} and {last}
               or (validity->>'endedOnUnknownDay' is not null and exists (
                    select 1 from document_versions v where v.document_id = documents.id and v.version > 1 and v.recorded_at >= {start} and v.recorded_at < {end}
                        and v.facts->'validity'->>'endedOnUnknownDay' is not null
                        and not exists (select 1 from document_versions e where e.document_id = v.document_id and e.version < v.version and e.facts->'validity'->>'endedOnUnknownDay' is not null)))
            """);
    }

    private static IQueryable<Document> Revised(PublishingDb db, DateOnly first, DateOnly last)
    {
        var (start, end) = (ShanghaiDay.StartOf(first), ShanghaiDay.StartOf(last.AddDays(1)));
        return db.Documents.Where(document => db.DocumentVersions.Any(version => version.DocumentId == document.Id && version.Version > 1 && version.RecordedAt >= start && version.RecordedAt < end));
    }

    private static ChangedDocuments Listed(List<ChangedDocument> documents) => new(documents.Count, [.. documents.Take(MostListed)]);

    private static DateOnly Day(List<FieldError> errors, string field, string? text)
    {
        if (WrittenDay.TryReadPlausible(text, out var day)) return day;
        errors.Add(new(field, text is null ? "is missing; give a day as yyyy-MM-dd." : "must be a day that exists, as yyyy-MM-dd."));
        return default;
    }
}

/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Unit">As asked; null: all that the reader may see.</param>
internal sealed record ChangeReport(DateOnly From, DateOnly To, string? Unit, ChangedDocuments Appeared, ChangedDocuments Revised, ChangedDocuments Ended, MatterChange Matters);

/// <param name="Total">All of them.</param>
/// <param name="Documents">The newest 500.</param>
internal sealed record ChangedDocuments(int Total, IReadOnlyList<ChangedDocument> Documents);

internal sealed record ChangedDocument(Guid Id, string Title, string? Number, string? Issuer, string? Division, long Version);

/// <param name="Before">On the day before the period.</param>
/// <param name="After">On its last day.</param>
internal sealed record MatterChange(int Before, int After, int Change);
