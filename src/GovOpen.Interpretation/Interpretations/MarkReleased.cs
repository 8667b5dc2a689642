using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.QaBase;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>A package was released: its interpretations are public. A history of Publishing that knows of no such release takes it back.</summary>
internal sealed class MarkReleased(InterpretationDb db, RetireWithBasis basis, RetireEnded ended) : IApply<PackageReleased>, ISweep
{
    public async Task ApplyAsync(PackageReleased happened, LogPosition position, CancellationToken ct)
    {
        // A release may end other documents, on which answers rest.
        var resting = await ended.RestingOnAsync(await basis.DocumentsOfAsync(happened.SetHash, ct), ct);
        var sources = await ended.SourcesOfAsync(resting, ct);
        await using var change = await db.BeginUnderLockAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await Inbox.ReadsAsync(connection, position, ct)) return;

        foreach (var part in happened.Interpretations)
        {
            var interpretation = await db.InterpretationsWithSteps.SingleOrDefaultAsync(i => i.Id == part.InterpretationId, ct);
            interpretation?.BeReleased(new(part.Version, part.Hash, happened.ReleasedAt, position.Epoch));
        }

        await ended.RetireAsync(resting, sources, ct);
        await db.SaveChangesAsync(ct);
        await Inbox.RecordAsync(connection, [position], ct);
        await change.CommitAsync(ct);
    }

    public Task SweepAsync(string source, Guid epoch, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        update interpretations set released = null, state = case state when 'released' then 'approved' else state end
        where released is not null and released ->> 'epoch' <> {epoch.ToString()}
        """, ct);
}
