using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>
/// Writes the file of the texts anew once no transaction reads what was before the purge: till then PostgreSQL keeps the old rows for them,
/// in the new file too.
/// </summary>
internal sealed class FinishPurges(PublishingDb db, AuditTrail trail, TimeProvider clock, ILogger<FinishPurges> log) : IDueWork
{
    public async Task DoAsync(CancellationToken ct)
    {
        var waiting = await db.Purges.Where(purge => purge.ConfirmedAt != null && purge.FinishedAt == null).ToListAsync(ct);
        if (waiting.Count == 0) return;

        var oldest = await db.Database.SqlQuery<long>(
            $"""
            select least(pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                (select min(pg_snapshot_xmin(pg_current_snapshot())::text::bigint - age(backend_xmin)) from pg_stat_activity where backend_xmin is not null and pid <> pg_backend_pid() and datname = current_database())) as "Value"
            """).SingleAsync(ct);
        var ready = waiting.FindAll(purge => purge.EmptiedBy < oldest);
        if (ready.Count == 0) return;

        // However long it takes; but nobody waits behind it for long: whoever still reads is let finish, and it is tried again.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"set local lock_timeout = '5s'", ct);
        await db.Database.ExecuteSqlAsync($"select rewrite_bodies()", ct);
        await transaction.CommitAsync(ct);
        foreach (var purge in ready)
        {
            purge.Finish(clock.GetUtcNow());
            trail.Add(db, new("purge.finish", "purge:" + purge.Id));
            log.LogInformation("The texts of purge {Purge} are gone from this service's tables.", purge.Id);
        }

        await db.SaveChangesAsync(ct);
    }
}
