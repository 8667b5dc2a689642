using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Records;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Columns;

/// <summary>
/// A unit as publishing knows it: who issued a document, or began a record. (The register of units is Identity's.) Issuers without
/// a division, such as the organs of the state whose laws a register brings, are nobody's here to measure.
/// </summary>
internal readonly record struct KnownUnit(string Name, string Division);

internal static class KnownUnits
{
    /// <summary>All that an action of somebody reaches, of one division where that is asked.</summary>
    public static async Task<HashSet<KnownUnit>> UnitsAsync(this PublishingDb db, Actor actor, StaffAction action, string? division, CancellationToken ct) =>
        [.. await IssuersAsync(db.Documents, actor, action, division, ct), .. await OwnersAsync(db.Records, actor, action, division, ct)];

    /// <summary>Those of them with something that is public on a day.</summary>
    public static async Task<HashSet<KnownUnit>> DisclosingUnitsAsync(this PublishingDb db, Actor actor, StaffAction action, string? division, DateOnly day, CancellationToken ct) =>
        [.. await IssuersAsync(db.PublicDocuments(day), actor, action, division, ct), .. await OwnersAsync(db.Records.Where(record => record.PublishedVersion != null), actor, action, division, ct)];

    /// <summary>Documents that were public on a day or before; without a known day they count as public before all days.</summary>
    private static IQueryable<Document> PublicDocuments(this PublishingDb db, DateOnly day)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return db.Documents.FromSql($"select documents.*, xmin from documents where coalesce(validity->>'publishedOn', '') <= {iso} and validity->>'withdrawnOn' is null");
    }

    private static async Task<IEnumerable<KnownUnit>> IssuersAsync(IQueryable<Document> documents, Actor actor, StaffAction action, string? division, CancellationToken ct)
    {
        documents = documents.By(actor, action).Where(document => document.Issuer != null && document.Division != null);
        if (division is not null) documents = documents.In(division);
        var units = await documents.Select(document => new { document.Issuer, document.Division }).Distinct().ToListAsync(ct);
        return units.Select(unit => new KnownUnit(unit.Issuer!, unit.Division!));
    }

    private static async Task<IEnumerable<KnownUnit>> OwnersAsync(IQueryable<Record> records, Actor actor, StaffAction action, string? division, CancellationToken ct)
    {
        records = records.By(actor, action);
        if (division is not null) records = records.In(division);
        var units = await records.Select(record => new { record.Unit, record.Division }).Distinct().ToListAsync(ct);
        return units.Select(unit => new KnownUnit(unit.Unit, unit.Division));
    }
}
