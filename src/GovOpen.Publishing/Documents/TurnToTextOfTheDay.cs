using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// On the day on which an amendment takes effect the search must find the new text. What a page shows follows from the day by itself; only
/// which text the others index is told here.
/// </summary>
internal sealed class TurnToTextOfTheDay(PublishingDb db, AuditTrail trail, TimeProvider clock) : IDueWork
{
    public async Task DoAsync(CancellationToken ct)
    {
        var today = clock.Today();
        while (await db.Documents.AnyAsync(document => document.NextTextOn <= today, ct))
        {
            await using var change = await db.BeginUnderLockAsync(ct);
            var now = clock.GetUtcNow();
            foreach (var document in await db.Documents.Where(d => d.NextTextOn <= today).OrderBy(d => d.Id).Take(100).ToListAsync(ct))
            {
                await db.PublishAsync(document.Id, [document.TurnToTextOf(today, now)], cleanUp: null, now, ct);
                trail.Add(db, new("document.text-of-the-day", "document:" + document.Id) { Version = document.Version });
            }

            await db.SaveChangesAsync(ct);
            await change.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
