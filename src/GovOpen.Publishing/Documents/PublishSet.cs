using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.Publishing.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>Tells the other services what documents are now: one by itself, several as a set that becomes visible together.</summary>
internal static class PublishSet
{
    /// <summary>Within the caller's transaction and its next <c>SaveChanges</c>.</summary>
    /// <param name="db">With the changed documents.</param>
    /// <param name="setId">Of the release or clean-up.</param>
    /// <param name="changed">As they are now, each in its new version; of one that changed more than once, the last counts.</param>
    /// <param name="cleanUp">The lists, if it is one.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task PublishAsync(
        this PublishingDb db, Guid setId, IReadOnlyList<DocumentPublished> changed, CleanUpPublished? cleanUp, DateTimeOffset now, CancellationToken ct)
    {
        var last = Keep(db, changed);
        if (last is [var one] && cleanUp is null)
        {
            db.Append(one.DocumentId, one.Version, one);
            return;
        }

        var hash = await KeepAsync(db, new DocumentSet { Documents = last, CleanUp = cleanUp }, ct);
        db.Append(setId, 1, new DocumentSetPublished { SetId = setId, Count = last.Count, SetHash = hash, RecordedAt = now });
    }

    /// <summary>The same for a document with the interpretations that were signed with it.</summary>
    /// <param name="db">With the changed documents.</param>
    /// <param name="packageId">Of the release.</param>
    /// <param name="documentId">What the interpretations explain.</param>
    /// <param name="bodyHash">Its text, which they were held against.</param>
    /// <param name="changed">As above; none where the document was public before.</param>
    /// <param name="parts">At least one.</param>
    /// <param name="now">The instant of release of all of it.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task PublishPackageAsync(
        this PublishingDb db, Guid packageId, Guid documentId, string bodyHash, IReadOnlyList<DocumentPublished> changed, IReadOnlyList<PackagePart> parts, DateTimeOffset now, CancellationToken ct)
    {
        var last = Keep(db, changed);
        var hash = await KeepAsync(db, new DocumentSet { Documents = last }, ct);
        var ids = parts.Select(part => part.InterpretationId).ToList();
        foreach (var known in await db.SealedParts.Where(part => ids.Contains(part.InterpretationId)).ToListAsync(ct)) known.ReleasedHash = parts.Single(part => part.InterpretationId == known.InterpretationId).Hash;
        db.Append(packageId, 1, new PackageReleased { PackageId = packageId, DocumentId = documentId, BodyHash = bodyHash, Count = last.Count, SetHash = hash, Interpretations = parts, ReleasedAt = now });
    }

    /// <summary>Keeps every version; returns the last of each document.</summary>
    private static List<DocumentPublished> Keep(PublishingDb db, IReadOnlyList<DocumentPublished> changed)
    {
        db.AddRange(changed.Select(DocumentVersion.Of));
        return [.. changed.GroupBy(document => document.DocumentId).Select(versions => versions.MaxBy(version => version.Version)!)];
    }

    /// <summary>Keeps what an event is too small for; returns its hash.</summary>
    private static async Task<string> KeepAsync(PublishingDb db, DocumentSet set, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(set, ContractJson.Options);
        await BodyTexts.SaveAsync(db, [json], ct);
        return BodyTexts.HashOf(json);
    }
}
