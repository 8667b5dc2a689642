using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Delegations;

/// <summary>Takes a role back before its last day, or hands it back. At once: the colleague's older tokens count no more.</summary>
internal static class EndDelegation
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Actor actor, IdentityDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        var delegation = await db.Delegations.Include(d => d.To).SingleOrDefaultAsync(d => d.Id == id, ct);
        var missing = Problems.NotFound("There is no such delegation of yours.");
        if (delegation is null) return missing;
        if (delegation.FromId.ToString() != actor.Id && delegation.ToId.ToString() != actor.Id) return await trail.HiddenAsync(new("delegation.end", "delegation:" + id), change, missing);
        if (!delegation.End(clock.GetUtcNow())) return Problems.Refused(new("already-ended", "The delegation was ended before."));

        delegation.To.Change(db, clock.GetUtcNow());
        trail.Add(db, new("delegation.end", "delegation:" + id));
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
