using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Companions;

/// <summary>A companion with all that it rests on.</summary>
/// <param name="Companion">Itself.</param>
/// <param name="Documents">All of them, in the order in which it names them.</param>
/// <param name="Facts">Its dated facts, which follow from theirs.</param>
internal sealed record PublicCompanion(Companion Companion, IReadOnlyList<DocumentPublished> Documents, Validity Facts)
{
    /// <summary>Null where it is not known, or a document on which it rests is not public any more.</summary>
    public static async Task<PublicCompanion?> FindAsync(Guid id, EntryType type, SearchDb db, CancellationToken ct)
    {
        var companion = await db.Companions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Type == type && !one.Removed && one.RetiredBecause == null, ct);
        if (companion is null) return null;

        var contents = await db.Entries.AsNoTracking().Where(entry => companion.RestsOn.Contains(entry.Id) && !entry.Removed && !entry.Withdrawn).ToDictionaryAsync(entry => entry.Id, entry => entry.Content, ct);
        if (contents.Count < companion.RestsOn.Length) return null;

        List<DocumentPublished> documents = [.. companion.RestsOn.Select(rest => Entry.DocumentOf(contents[rest]))];
        return new(companion, documents, Companion.ValidityOf(type, companion.Content, companion.ReleasedAt, documents.ConvertAll(document => document.Validity)));
    }

    /// <summary>What rests on a document, for those who read it; in the order in which it became public.</summary>
    public static async Task<IReadOnlyList<ChainItem>> OnDocumentAsync(Guid document, EntryType type, DateOnly day, SearchDb db, CancellationToken ct)
    {
        var found = await db.Companions.AsNoTracking().Where(one => one.RestsOn.Contains(document) && one.Type == type && !one.Removed && one.RetiredBecause == null)
            .OrderBy(one => one.ReleasedAt).ThenBy(one => one.Id).Select(one => new { one.Id, one.Title, one.ReleasedAt }).Take(Most).ToListAsync(ct);
        return [.. found.Where(one => ShanghaiDay.Of(one.ReleasedAt) <= day).Select(one => new ChainItem(one.Id, one.Title, Labels.AddressOf(type) + one.Id))];
    }

    /// <summary>Of a document on which hundreds of answers rest, a page names some; the search finds all.</summary>
    private const int Most = 100;
}
