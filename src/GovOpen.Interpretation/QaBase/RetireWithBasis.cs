using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Documents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// What rests on a document is looked at again when an event tells that the document changed: all entries of one event are retired by one
/// commit. Most events are of documents on which nothing rests.
/// </summary>
internal sealed class RetireWithBasis(InterpretationDb db, InterpretableDocuments documents, RetireEnded ended, PassedBy passed)
    : IApply<DocumentPublished>, IApply<DocumentSetPublished>
{
    public Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct) => ApplyAsync([happened.DocumentId], position, ct);

    public async Task ApplyAsync(DocumentSetPublished happened, LogPosition position, CancellationToken ct) => await ApplyAsync(await DocumentsOfAsync(happened.SetHash, ct), position, ct);

    /// <summary>Those that a set names.</summary>
    public async Task<Guid[]> DocumentsOfAsync(string setHash, CancellationToken ct) =>
        [.. JsonSerializer.Deserialize<DocumentSet>(await documents.TextAsync(setHash, ct), ContractJson.Options)!.Documents.Select(document => document.DocumentId)];

    private async Task ApplyAsync(Guid[] changed, LogPosition position, CancellationToken ct)
    {
        // An entry that is approved after this look is looked at again anyhow (RetireOnTime).
        var resting = await ended.RestingOnAsync(changed, ct);
        if (resting.Count == 0)
        {
            await passed.PassAsync(position, ct);
            return;
        }

        var sources = await ended.SourcesOfAsync(resting, ct);
        await using var change = await db.BeginUnderLockAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await Inbox.ReadsAsync(connection, position, ct)) return;

        await ended.RetireAsync(resting, sources, ct);
        await db.SaveChangesAsync(ct);
        await Inbox.RecordAsync(connection, [position], ct);
        await change.CommitAsync(ct);
    }
}
