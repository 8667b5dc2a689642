using System.Data.Common;
using GovOpen.Calendar;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Alarms;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Drafts;

/// <summary>
/// Releases what was set for now. A draft whose opinions no longer all stand, or whose rules no longer hold, is not released: it raises an
/// alarm instead, once.
/// </summary>
internal sealed class ReleaseOnTime(
    PublishingDb db, AuditTrail trail, WorkingCalendar calendar, IOptions<PublishingOptions> options, TimeProvider clock, ILogger<ReleaseOnTime> log) : IDueWork
{
    public async Task DoAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Drafts.Where(draft => draft.ScheduledFor <= now).OrderBy(draft => draft.ScheduledFor).Select(draft => draft.Id).ToListAsync(ct))
        {
            try
            {
                await ReleaseAsync(id, now, ct);
            }
            catch (Exception e) when (e is not (DbException or TimeoutException or OperationCanceledException))
            {
                // A bug with one draft keeps no other waiting; whoever set it hears that it did not happen.
                log.LogError(e, "Draft {Draft} could not be released on time.", id);
                db.ChangeTracker.Clear();
                await FailAsync(id, now, ct);
            }

            db.ChangeTracker.Clear();
        }
    }

    private async Task ReleaseAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        var draft = await db.DraftsWithSteps.SingleAsync(d => d.Id == id, ct);
        if (!(draft.ScheduledFor <= now)) return; // another replica was faster

        var refusal = draft.RefusalOf(DraftStep.ReleaseOnTime, person: null, out var transition);
        var outcome = refusal is not null ? Outcome.Refused(refusal) : await ReleaseDraft.ApplyAsync(db, trail, draft, options.Value.SunsetRules, calendar, now, ct);
        if (outcome.Refusal is { } reason)
        {
            // What was prepared for the release, its entries in the trail included, is not part of this commit.
            db.ChangeTracker.Clear();
            draft = await db.DraftsWithSteps.SingleAsync(d => d.Id == id, ct);
            Miss(draft, reason, now);
        }
        else
        {
            draft.Take(transition!, actor: null, now, details: outcome.Details);
            trail.Add(db, new("draft.releaseOnTime", "draft:" + id) { Version = draft.Revision, After = new { state = draft.State } });
        }

        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
    }

    private async Task FailAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var change = await db.BeginUnderLockAsync(ct);
        var draft = await db.DraftsWithSteps.SingleAsync(d => d.Id == id, ct);
        if (!(draft.ScheduledFor <= now)) return;
        Miss(draft, new("failed", "the release failed; the log of the service says why."), now);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
    }

    private void Miss(Draft draft, Refusal reason, DateTimeOffset now)
    {
        db.Add(Alarm.Raise(AlarmKind.ReleaseMissed, "draft:" + draft.Id, draft.Unit, draft.Division, $"《{draft.Content.Title}》 was to be released at {draft.ScheduledFor:O} and was not: {reason.Sentence}", now));
        if (draft.State == DraftState.Scheduled) draft.Take(Transitions.Find(DraftState.Scheduled, DraftStep.Unschedule, draft.IsUrgent)!, actor: null, now, reason.Sentence);
        draft.MissSchedule();
        trail.Add(db, new("draft.releaseOnTime", "draft:" + draft.Id) { Version = draft.Revision, Outcome = reason.Code });
        log.LogError("A release that was set for now did not happen: draft {Draft}, {Code}.", draft.Id, reason.Code);
    }
}
