using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.Publishing.Data;

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
        db.AddRange(changed.Select(DocumentVersion.Of));
        var last = changed.GroupBy(document => document.DocumentId).Select(versions => versions.MaxBy(version => version.Version)!).ToList();
        if (last is [var one] && cleanUp is null)
        {
            db.Append(one.DocumentId, one.Version, one);
            return;
        }

        var json = JsonSerializer.Serialize(new DocumentSet { Documents = last, CleanUp = cleanUp }, ContractJson.Options);
        await BodyTexts.SaveAsync(db, [json], ct);
        db.Append(setId, 1, new DocumentSetPublished { SetId = setId, Count = last.Count, SetHash = BodyTexts.HashOf(json), RecordedAt = now });
    }
}
