using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore.Storage;

namespace GovOpen.EventLog.Audit;

/// <summary>What the domain refuses to somebody whose role would allow it elsewhere: answered, and written down.</summary>
public static class Refusing
{
    /// <summary>403: there is nothing to hide, but it is not theirs to do.</summary>
    public static async Task<ProblemHttpResult> ForbiddenAsync(this AuditTrail trail, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(note);
        await trail.WriteAsync(note with { Outcome = "forbidden", Before = null });
        return Problems.Refused(StatusCodes.Status403Forbidden, "forbidden", "That lies outside of what you are responsible for.");
    }

    /// <summary>403 while the lock is held. Ends the <paramref name="change"/> first: it holds the lock that the entry needs.</summary>
    public static async Task<ProblemHttpResult> ForbiddenAsync(this AuditTrail trail, AuditNote note, IDbContextTransaction change)
    {
        ArgumentNullException.ThrowIfNull(change);
        await change.RollbackAsync();
        return await trail.ForbiddenAsync(note);
    }

    /// <summary>409: a rule of the domain does not allow it. Ends the <paramref name="change"/> first: it holds the lock that the entry needs.</summary>
    public static async Task<ProblemHttpResult> RefusedAsync(this AuditTrail trail, AuditNote note, IDbContextTransaction change, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(change);
        await change.RollbackAsync();
        return await trail.RefusedAsync(note, refusal);
    }

    /// <summary>409: a rule of the domain does not allow it.</summary>
    public static async Task<ProblemHttpResult> RefusedAsync(this AuditTrail trail, AuditNote note, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(refusal);
        await trail.WriteAsync(note with { Outcome = refusal.Code, Before = null });
        return Problems.Refused(refusal);
    }

    /// <summary>The same answer as for what does not exist. Ends the <paramref name="change"/> first: it holds the lock that the entry needs.</summary>
    public static async Task<ProblemHttpResult> HiddenAsync(this AuditTrail trail, AuditNote note, IDbContextTransaction change, ProblemHttpResult missing)
    {
        ArgumentNullException.ThrowIfNull(change);
        await change.RollbackAsync();
        return await trail.HiddenAsync(note, missing);
    }

    /// <summary>The same answer as for what does not exist.</summary>
    public static async Task<ProblemHttpResult> HiddenAsync(this AuditTrail trail, AuditNote note, ProblemHttpResult missing)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(note);
        await trail.WriteAsync(note with { Outcome = "forbidden", Before = null });
        return missing;
    }
}
