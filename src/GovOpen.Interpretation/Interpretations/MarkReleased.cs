using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Documents;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>A package was released: its interpretations are public. A history of Publishing that knows of no such release takes it back.</summary>
internal sealed class MarkReleased(InterpretationDb db, FollowBasis basis, TimeProvider clock) : IApply<PackageReleased>, ISweep
{
    public async Task ApplyAsync(PackageReleased happened, LogPosition position, CancellationToken ct)
    {
        // A release may end other documents, on which answers rest.
        var found = await basis.FindAsync(await basis.DocumentsOfAsync(happened.SetHash, ct), ct);
        await db.ApplyUnderLockAsync(position, async () =>
        {
            await ReleaseAsync(happened, position.Epoch, ct);
            await basis.FollowAsync(found, ct);
        }, ct);
    }

    private async Task ReleaseAsync(PackageReleased happened, Guid epoch, CancellationToken ct)
    {
        foreach (var part in happened.Interpretations)
        {
            // A history of ours that was restored may know of neither.
            if (await db.InterpretationsWithSteps.SingleOrDefaultAsync(i => i.Id == part.InterpretationId, ct) is not { } interpretation) continue;
            if (await db.SealedVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Hash == part.Hash, ct) is not { } version) continue;

            interpretation.BeReleased(new(part.Version, part.Hash, happened.ReleasedAt, epoch, happened.BodyHash), version.Read());
        }
    }

    public async Task SweepAsync(string source, Guid epoch, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        var history = epoch.ToString();
        var gone = await db.Interpretations.FromSql($"select *, xmin from interpretations where released is not null and released ->> 'epoch' <> {history}").ToListAsync(ct);
        db.AddRange(gone.Select(interpretation => interpretation.TakeReleaseBack(clock.GetUtcNow().Kept())).OfType<object>());
        // Whatever answers rest on may be another now.
        await db.Entries.Where(entry => entry.PublicContent != null && entry.RetiredBecause == null).ExecuteUpdateAsync(entry => entry.SetProperty(e => e.IsRechecked, false), ct);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
    }
}
