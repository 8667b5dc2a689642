using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Documents;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>
/// What is public of an interpretation follows its document: 12345 has it no longer than that is in force, and whoever wrote it gets it back
/// when the text that it explains was amended.
/// </summary>
internal sealed class FollowDocument(InterpretationDb db, InterpretableDocuments documents, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Those of these documents that have a public interpretation, as Publishing has them now; null: not public any more. Before the lock is taken: Publishing is asked.</summary>
    public Task<IReadOnlyDictionary<Guid, InterpretableDocument?>> ExplainedAsync(Guid[] changed, CancellationToken ct) => DocumentsOfAsync(released => released.Where(i => changed.Contains(i.DocumentId)), ct);

    /// <summary>The documents of the public interpretations that a question to the database finds.</summary>
    public async Task<IReadOnlyDictionary<Guid, InterpretableDocument?>> DocumentsOfAsync(Func<IQueryable<PolicyInterpretation>, IQueryable<PolicyInterpretation>> question, CancellationToken ct)
    {
        var found = new Dictionary<Guid, InterpretableDocument?>();
        foreach (var id in await question(db.Interpretations.Where(i => i.Released != null)).Select(i => i.DocumentId).Distinct().ToListAsync(ct)) found[id] = await documents.FindAsync(id, ct);
        return found;
    }

    /// <summary>Under the lock, in the caller's commit.</summary>
    public async Task FollowAsync(IReadOnlyDictionary<Guid, InterpretableDocument?> explained, CancellationToken ct)
    {
        if (explained.Count == 0) return;

        var now = clock.GetUtcNow().Kept();
        var interpretations = await db.InterpretationsWithSteps.Where(i => i.Released != null && explained.Keys.Contains(i.DocumentId)).ToListAsync(ct);
        var hashes = interpretations.Select(interpretation => interpretation.Released!.Hash).ToList();
        var versions = await db.SealedVersions.AsNoTracking().Where(version => hashes.Contains(version.Hash)).ToDictionaryAsync(version => version.Hash, ct);
        foreach (var interpretation in interpretations)
        {
            var document = explained[interpretation.DocumentId];
            if (interpretation.Follow(document, versions[interpretation.Released!.Hash].Read(), now) is { } change) db.Add(change);
            if (interpretation.State == InterpretationState.Released && interpretation.ExplainsAnotherTextThan(document)) SendBack(interpretation, now);
        }
    }

    private void SendBack(PolicyInterpretation interpretation, DateTimeOffset now)
    {
        var reopened = interpretation.Reopen(interpretation.EndedBecause!, actor: null, now);
        db.Append(interpretation.Id, interpretation.Version, reopened);
        trail.Add(db, new("interpretation.reopen", "interpretation:" + interpretation.Id) { Version = interpretation.Revision, Reason = interpretation.EndedBecause });
    }
}
