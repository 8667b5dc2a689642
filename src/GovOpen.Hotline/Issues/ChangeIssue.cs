using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Issues;

/// <summary>What everything that people do to an issue has in common: the version that they read, who may, an entry in the trail.</summary>
internal static class ChangeIssue
{
    /// <param name="id">Which.</param>
    /// <param name="action">What it is called in the trail.</param>
    /// <param name="version">That was read.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="change">Does it, or says why not.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="reason">For the trail.</param>
    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> DoAsync(
        Guid id, string action, int version, IssueServices services, Func<HotIssue, DateTimeOffset, Task<ProblemHttpResult?>> change, CancellationToken ct, string? reason = null)
    {
        var (db, actor, trail, clock, _) = services;
        var note = new AuditNote("issue." + action, "issue:" + id) { Reason = reason };
        var issue = await db.Issues.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (issue is null) return IssueView.Missing;
        if (!issue.Lets(actor, StaffAction.ReadOrders)) return await trail.HiddenAsync(note, IssueView.Missing);
        if (!issue.Lets(actor, StaffAction.SuperviseOrders)) return await trail.ForbiddenAsync(note);
        if (issue.Version != version) return Problems.ChangedMeanwhile("issue", issue.Version);
        if (issue.RefusalNow is { } refusal) return await trail.RefusedAsync(note, refusal);

        var before = new { issue.State, issue.Risk, issue.Unit };
        if (await change(issue, clock.GetUtcNow().Kept()) is { } problem) return problem;

        issue.Touch();
        trail.Add(db, note with { Version = issue.Version, Before = before, After = new { issue.State, issue.Risk, issue.Unit } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.ChangedMeanwhile("issue", await db.Issues.AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(ct));
        }

        return TypedResults.Ok(await IssueView.ReadAsync(issue, services, ct));
    }

    /// <summary>The same, where nothing can be wrong any more.</summary>
    public static Task<Results<Ok<IssueView>, ProblemHttpResult>> DoAsync(Guid id, string action, int version, IssueServices services, Action<HotIssue, DateTimeOffset> change, CancellationToken ct, string? reason = null) =>
        DoAsync(id, action, version, services, (issue, now) =>
        {
            change(issue, now);
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct, reason);
}

/// <summary>What the use cases of issues work with.</summary>
internal sealed record IssueServices(HotlineDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, IOptions<HotlineOptions> Options);
