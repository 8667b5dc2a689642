using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.QaBase.Rules;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>Holds public entries against their basis as Publishing has it now, and retires those that it does not carry any more.</summary>
internal sealed class RetireEnded(InterpretationDb db, Sources sources, AuditTrail trail, TimeProvider clock)
{
    /// <summary>The public entries that rest on one of these documents.</summary>
    public Task<List<Guid>> RestingOnAsync(Guid[] changed, CancellationToken ct) =>
        db.Entries.Where(entry => entry.PublicContent != null && entry.RetiredBecause == null && entry.RestsOn.Any(id => changed.Contains(id))).Select(entry => entry.Id).ToListAsync(ct);

    /// <summary>What they rest on, each document asked for once. Before the lock is taken: Publishing is asked.</summary>
    public async Task<IReadOnlyDictionary<Guid, BasisRules.Source>> SourcesOfAsync(IReadOnlyList<Guid> entries, CancellationToken ct)
    {
        var ids = await db.Entries.Where(entry => entries.Contains(entry.Id)).Select(entry => entry.RestsOn).ToListAsync(ct);
        return await sources.OfAsync(ids.SelectMany(id => id), ct);
    }

    /// <summary>Under the lock, in the caller's commit.</summary>
    public async Task RetireAsync(IReadOnlyList<Guid> entries, IReadOnlyDictionary<Guid, BasisRules.Source> known, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        foreach (var entry in await db.EntriesWithSteps.Where(entry => entries.Contains(entry.Id) && entry.RetiredBecause == null).ToListAsync(ct))
        {
            // Published anew since the sources were read: that is looked at by itself.
            if (entry.RestsOn.Except(known.Keys).Any() && !entry.IsRechecked) continue;

            if (BasisRules.WhyRetired(entry.PublicContent!, known, clock.Today()) is { } reason)
            {
                var retired = entry.Retire(reason, actor: null, now);
                db.Append(entry.Id, entry.Version, retired);
                trail.Add(db, new("qa.retire", "qa:" + entry.Id) { Version = entry.Revision, Reason = reason });
            }
            else
            {
                entry.EndOn(BasisRules.EndOf(entry.PublicContent!, known.Where(source => entry.RestsOn.Contains(source.Key)).Select(source => source.Value.Facts)));
            }

            entry.Recheck();
        }
    }
}
