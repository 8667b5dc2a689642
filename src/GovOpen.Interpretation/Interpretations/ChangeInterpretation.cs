using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Documents;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>
/// What all steps of an interpretation have in common: the revision that its reader saw, a step that is possible, a role that reaches so
/// far, who wrote not being who approves, an entry in the trail. All under the log's lock.
/// </summary>
internal static class ChangeInterpretation
{
    /// <param name="id">Which.</param>
    /// <param name="step">What is done.</param>
    /// <param name="action">What whoever does it must be allowed to do.</param>
    /// <param name="revision">That was read.</param>
    /// <param name="reason">For the trail.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="effect">Does it, or says why not. It asks nobody: the lock is held.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> TakeAsync(
        Guid id, InterpretationStep step, StaffAction action, int revision, string? reason, InterpretationServices services,
        Func<PolicyInterpretation, DateTimeOffset, Refusal?> effect, CancellationToken ct)
    {
        var (db, actor, trail, clock, _) = services;
        var note = new AuditNote("interpretation." + CamelCase.Of(step), "interpretation:" + id) { Reason = reason };
        await using var change = await db.BeginUnderLockAsync(ct);
        var interpretation = await db.InterpretationsWithSteps.SingleOrDefaultAsync(i => i.Id == id, ct);
        if (interpretation is null) return InterpretationView.Missing;
        if (!actor.May(StaffAction.ReadInterpretations, interpretation.AsTarget())) return await trail.HiddenAsync(note, change, InterpretationView.Missing);
        if (!actor.May(action, interpretation.AsTarget())) return await trail.ForbiddenAsync(note, change);
        if (interpretation.Revision != revision) return ChangedMeanwhile(interpretation);
        if (interpretation.RefusalOf(step, actor) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        var before = interpretation.State;
        if (effect(interpretation, clock.GetUtcNow()) is { } refused) return await trail.RefusedAsync(note, change, refused);

        trail.Add(db, note with { Version = interpretation.Revision, Before = new { state = before }, After = new { state = interpretation.State } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(InterpretationView.Of(interpretation));
    }

    private static ProblemHttpResult ChangedMeanwhile(PolicyInterpretation interpretation) => Problems.Refused(
        StatusCodes.Status409Conflict, "changed-meanwhile",
        string.Create(CultureInfo.InvariantCulture, $"The interpretation is at revision {interpretation.Revision} now; look at it before you go on."));
}

/// <summary>What the use cases of interpretations work with.</summary>
internal sealed record InterpretationServices(InterpretationDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, InterpretableDocuments Documents);
