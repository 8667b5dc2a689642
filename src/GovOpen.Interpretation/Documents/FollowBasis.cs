using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Interpretations;
using GovOpen.Interpretation.QaBase;
using GovOpen.Interpretation.QaBase.Rules;

namespace GovOpen.Interpretation.Documents;

/// <summary>
/// What rests on a document is looked at again when an event tells that the document changed: all answers and interpretations that end with
/// it do so by one commit. Most events are of documents on which nothing rests.
/// </summary>
internal sealed class FollowBasis(InterpretationDb db, InterpretableDocuments documents, RetireEnded ended, FollowDocument follow, PassedBy passed)
    : IApply<DocumentPublished>, IApply<DocumentSetPublished>
{
    public Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct) => ApplyAsync([happened.DocumentId], position, ct);

    public async Task ApplyAsync(DocumentSetPublished happened, LogPosition position, CancellationToken ct) =>
        await ApplyAsync(await DocumentsOfAsync(happened.SetHash, ct), position, ct);

    /// <summary>Those that a set names.</summary>
    public async Task<Guid[]> DocumentsOfAsync(string setHash, CancellationToken ct) =>
        [.. JsonSerializer.Deserialize<DocumentSet>(await documents.TextAsync(setHash, ct), ContractJson.Options)!.Documents.Select(document => document.DocumentId)];

    /// <summary>What is public and rests on one of these, with all that it rests on. Before the lock is taken: Publishing is asked.</summary>
    public async Task<Resting> FindAsync(Guid[] changed, CancellationToken ct)
    {
        var entries = await ended.RestingOnAsync(changed, ct);
        return new(entries, await ended.SourcesOfAsync(entries, ct), await follow.ExplainedAsync(changed, ct));
    }

    /// <summary>Under the lock, in the caller's commit.</summary>
    public async Task FollowAsync(Resting found, CancellationToken ct)
    {
        await ended.RetireAsync(found.Entries, found.Sources, ct);
        await follow.FollowAsync(found.Explained, ct);
    }

    private async Task ApplyAsync(Guid[] changed, LogPosition position, CancellationToken ct)
    {
        // What becomes public after this look is looked at again anyhow (FollowOnTime, RetireOnTime).
        var found = await FindAsync(changed, ct);
        if (found.IsNothing)
        {
            await passed.PassAsync(position, ct);
            return;
        }

        await db.ApplyUnderLockAsync(position, () => FollowAsync(found, ct), ct);
    }
}

/// <param name="Entries">Answers.</param>
/// <param name="Sources">All that they rest on.</param>
/// <param name="Explained">The documents that have interpretations; null: not public any more.</param>
internal sealed record Resting(IReadOnlyList<PublicEntry> Entries, IReadOnlyDictionary<Guid, BasisRules.Source> Sources, IReadOnlyDictionary<Guid, InterpretableDocument?> Explained)
{
    public bool IsNothing => Entries.Count == 0 && Explained.Count == 0;
}
