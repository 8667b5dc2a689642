using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>
/// Tells 12345 what was just released, and takes back what ended with the last day. By then the document is looked at again: it may have
/// changed between being read and the commit.
/// </summary>
internal sealed class FollowOnTime(InterpretationDb db, FollowDocument follow, TimeProvider clock) : IDueWork
{
    private const int AtOnce = 200;

    public async Task DoAsync(CancellationToken ct)
    {
        var today = clock.Today();
        await FollowAsync(released => released.Where(i => !i.IsRechecked), ct);
        await FollowAsync(released => released.Where(i => i.EndedBecause == null && i.EndsOn < today), ct);
    }

    private Task FollowAsync(Func<IQueryable<PolicyInterpretation>, IQueryable<PolicyInterpretation>> due, CancellationToken ct) => db.WorkThroughAsync(
        async () => await follow.DocumentsOfAsync(released => due(released).OrderBy(i => i.Id).Take(AtOnce), ct) is { Count: > 0 } found ? found : null,
        found => follow.FollowAsync(found, ct),
        ct);
}
