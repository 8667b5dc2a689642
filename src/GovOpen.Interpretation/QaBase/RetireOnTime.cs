using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// Looks again at what ended with the last day, and at what was just approved: its basis may have changed between being read and the commit.
/// No answer is shown longer because of it: the search computes validity for a day. This tells 12345, and gives the unit its task.
/// </summary>
internal sealed class RetireOnTime(InterpretationDb db, RetireEnded ended, TimeProvider clock) : IDueWork
{
    private const int AtOnce = 200;

    public async Task DoAsync(CancellationToken ct)
    {
        var today = clock.Today();
        while (true)
        {
            var due = await db.Entries.Where(entry => entry.PublicContent != null && entry.RetiredBecause == null && (!entry.IsRechecked || entry.EndsOn < today))
                .OrderBy(entry => entry.Id).Select(entry => entry.Id).Take(AtOnce).ToListAsync(ct);
            if (due.Count == 0) return;

            var sources = await ended.SourcesOfAsync(due, ct);
            await using var change = await db.BeginUnderLockAsync(ct);
            await ended.RetireAsync(due, sources, ct);
            await db.SaveChangesAsync(ct);
            await change.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
