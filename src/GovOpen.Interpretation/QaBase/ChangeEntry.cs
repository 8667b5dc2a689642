using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// What all steps of an entry have in common: the revision that its reader saw, a step that is possible, a role that reaches so far, who
/// wrote not being who approves, an entry in the trail. All under the log's lock.
/// </summary>
internal static class ChangeEntry
{
    /// <param name="id">Which.</param>
    /// <param name="step">What is done.</param>
    /// <param name="action">What whoever does it must be allowed to do.</param>
    /// <param name="revision">That was read.</param>
    /// <param name="reason">For the trail.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="effect">Does it, or says why not. It asks nobody: the lock is held.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Results<Ok<QaEntryView>, ProblemHttpResult>> TakeAsync(
        Guid id, QaStep step, StaffAction action, int revision, string? reason, QaServices services, Func<QaEntry, DateTimeOffset, ProblemHttpResult?> effect, CancellationToken ct)
    {
        var (db, actor, trail, clock, _) = services;
        var note = new AuditNote("qa." + CamelCase.Of(step), "qa:" + id) { Reason = reason };
        await using var change = await db.BeginUnderLockAsync(ct);
        var entry = await db.EntriesWithSteps.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null) return QaEntryView.Missing;
        if (!actor.May(StaffAction.ReadInterpretations, entry.AsTarget())) return await trail.HiddenAsync(note, change, QaEntryView.Missing);
        if (!actor.May(action, entry.AsTarget())) return await trail.ForbiddenAsync(note, change);
        if (entry.Revision != revision) return ChangedMeanwhile(entry);
        if (entry.RefusalOf(step, actor) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        var before = entry.State;
        if (effect(entry, clock.GetUtcNow().Kept()) is { } wrong) return wrong;
        trail.Add(db, note with { Version = entry.Revision, Before = new { state = before }, After = new { state = entry.State, entry.Content.Question } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(QaEntryView.Of(entry));
    }

    /// <summary>422: all is well formed, but the answer does not rest on what it cites; each field is named.</summary>
    public static ProblemHttpResult BasisDoesNotHold(IReadOnlyList<FieldError> errors)
    {
        var problem = Problems.Refused(StatusCodes.Status422UnprocessableEntity, "basis-does-not-hold", "The answer does not rest on what it cites.");
        problem.ProblemDetails.Detail = string.Join(" ", errors.Select(error => $"{error.Field}: {error.Reason}"));
        problem.ProblemDetails.Extensions["errors"] = errors;
        return problem;
    }

    private static ProblemHttpResult ChangedMeanwhile(QaEntry entry) => Problems.Refused(
        StatusCodes.Status409Conflict, "changed-meanwhile", string.Create(CultureInfo.InvariantCulture, $"The entry is at revision {entry.Revision} now; look at it before you go on."));
}

/// <summary>What the use cases of the Q&amp;A base work with.</summary>
internal sealed record QaServices(InterpretationDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, Sources Sources);
