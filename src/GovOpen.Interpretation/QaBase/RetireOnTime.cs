using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;

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
        await RetireAsync(entries => entries.Where(entry => !entry.IsRechecked), ct);
        await RetireAsync(entries => entries.Where(entry => entry.EndsOn < today), ct);
    }

    private Task RetireAsync(Func<IQueryable<QaEntry>, IQueryable<QaEntry>> due, CancellationToken ct) => db.WorkThroughAsync(
        async () => await ended.FindAsync(entries => due(entries).OrderBy(entry => entry.Id).Take(AtOnce), ct) is { Count: > 0 } found ? new { Entries = found, Sources = await ended.SourcesOfAsync(found, ct) } : null,
        found => ended.RetireAsync(found.Entries, found.Sources, ct),
        ct);
}
