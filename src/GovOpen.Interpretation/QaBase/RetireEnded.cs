using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.QaBase.Rules;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>Holds public entries against their basis as Publishing has it now, and retires those that it does not carry any more.</summary>
internal sealed class RetireEnded(InterpretationDb db, Sources sources, AuditTrail trail, TimeProvider clock)
{
    /// <summary>The public entries that rest on one of these documents.</summary>
    public Task<List<PublicEntry>> RestingOnAsync(Guid[] changed, CancellationToken ct) => FindAsync(entries => entries.Where(entry => entry.RestsOn.Any(id => changed.Contains(id))), ct);

    /// <summary>The public entries that a question to the database finds.</summary>
    public Task<List<PublicEntry>> FindAsync(Func<IQueryable<QaEntry>, IQueryable<QaEntry>> question, CancellationToken ct) =>
        question(db.Entries.Where(entry => entry.PublicContent != null && entry.RetiredBecause == null)).Select(entry => new PublicEntry(entry.Id, entry.Version, entry.RestsOn)).ToListAsync(ct);

    /// <summary>What they rest on, each document asked for once. Before the lock is taken: Publishing is asked.</summary>
    public Task<IReadOnlyDictionary<Guid, BasisRules.Source>> SourcesOfAsync(IReadOnlyList<PublicEntry> entries, CancellationToken ct) => sources.OfAsync(entries.SelectMany(entry => entry.RestsOn), ct);

    /// <summary>Under the lock, in the caller's commit. What was published anew since it was found is looked at by itself.</summary>
    public async Task RetireAsync(IReadOnlyList<PublicEntry> found, IReadOnlyDictionary<Guid, BasisRules.Source> known, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        var versions = found.ToDictionary(entry => entry.Id, entry => entry.Version);
        foreach (var entry in await db.EntriesWithSteps.Where(entry => versions.Keys.Contains(entry.Id)).ToListAsync(ct))
        {
            if (entry.Version != versions[entry.Id]) continue;

            if (BasisRules.WhyRetired(entry.PublicContent!, known, clock.Today()) is { } reason)
            {
                var retired = entry.Retire(reason, actor: null, now);
                db.Append(entry.Id, entry.Version, retired);
                db.Add(KnowledgeChange.Of(retired));
                trail.Add(db, new("qa.retire", "qa:" + entry.Id) { Version = entry.Revision, Reason = reason });
            }
            else if (entry.Recheck(known, now) is { } change)
            {
                db.Add(change);
            }
        }
    }
}

/// <summary>An entry as it was found.</summary>
internal sealed record PublicEntry(Guid Id, long Version, Guid[] RestsOn);
