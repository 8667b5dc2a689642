using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Rules;
using GovOpen.Publishing.Records.Types;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Records;

/// <summary>What is public of that to which a record links.</summary>
internal static class Links
{
    public static async Task<IReadOnlyDictionary<Guid, LinkTarget>> TargetsAsync(this PublishingDb db, RecordTypes types, RecordType type, IReadOnlyDictionary<string, string> values, DateOnly today, CancellationToken ct)
    {
        var links = Readiness.LinksOf(type, values).ToLookup(link => link.Field.Kind, link => link.Id);
        var targets = new Dictionary<Guid, LinkTarget>();
        if (links[RecordFieldKind.Record].ToList() is { Count: > 0 } records)
        {
            var found = await db.RecordVersions.AsNoTracking()
                .Where(version => records.Contains(version.RecordId) && db.Records.Any(record => record.Id == version.RecordId && record.PublishedVersion == version.Version))
                .ToListAsync(ct);
            foreach (var facts in found.Select(version => version.Facts)) targets[facts.RecordId] = new(facts.RecordId, facts.Type, facts.Title, CurrentThrough(types, facts));
        }

        if (links[RecordFieldKind.Document].ToList() is { Count: > 0 } documents)
        {
            var found = await db.Documents.AsNoTracking().Where(document => documents.Contains(document.Id)).Select(document => new { document.Id, document.Title, document.Validity }).ToListAsync(ct);
            foreach (var document in found.Where(document => document.Validity.On(today) != ValidityStatus.NotDisclosed)) targets[document.Id] = new(document.Id, null, document.Title);
        }

        return targets;
    }

    /// <summary>As it was published, not as somebody is drafting it.</summary>
    private static DateOnly? CurrentThrough(RecordTypes types, RecordPublished facts) =>
        types.Find(facts.Type)?.CurrentThrough is { } key && facts.Fields.FirstOrDefault(field => field.Key == key) is { } field
            ? DateOnly.ParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
