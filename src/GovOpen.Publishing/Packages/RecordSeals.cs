using GovOpen.Contracts.Interpretation.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Publishing.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Publishing.Packages;

/// <summary>Notes which interpretations are approved: newer version wins, other histories are ignored.</summary>
internal sealed class RecordSeals(PublishingDb db) : IApply<InterpretationSealed>, IApply<InterpretationReopened>, ISweep
{
    /// <summary>Whose log it is.</summary>
    public const string Interpretation = "interpretation";

    public Task ApplyAsync(InterpretationSealed happened, LogPosition position, CancellationToken ct) =>
        WriteAsync(happened.InterpretationId, happened.DocumentId, happened.Version, happened.Hash, happened.DocumentBodyHash, position, ct);

    public Task ApplyAsync(InterpretationReopened happened, LogPosition position, CancellationToken ct) =>
        WriteAsync(happened.InterpretationId, happened.DocumentId, happened.Version, hash: null, documentBodyHash: null, position, ct);

    /// <inheritdoc/>
    public Task SweepAsync(string source, Guid epoch, CancellationToken ct) => source == Interpretation
        ? db.Database.ExecuteSqlAsync($"update sealed_parts set hash = null where epoch <> {epoch}", ct)
        : Task.CompletedTask;

    private async Task WriteAsync(Guid id, Guid documentId, long version, string? hash, string? documentBodyHash, LogPosition position, CancellationToken ct)
    {
        await using var change = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await Inbox.ReadsAsync(connection, position, ct)) return;

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sealed_parts (interpretation_id, document_id, version, hash, document_body_hash, epoch)
            values ({id}, {documentId}, {version}, {hash}, {documentBodyHash}, {position.Epoch})
            on conflict (interpretation_id) do update set
                version = excluded.version, hash = excluded.hash, document_body_hash = excluded.document_body_hash, epoch = excluded.epoch
            where sealed_parts.epoch <> excluded.epoch or sealed_parts.version < excluded.version
            """, ct);
        await Inbox.RecordAsync(connection, [position], ct);
        await change.CommitAsync(ct);
    }
}
