using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Records;

/// <summary>What all steps of a record have in common, under the log's lock: the right to it, the version that was seen, the rule, an entry in the trail, and the record as it is then.</summary>
internal static class ChangeRecord
{
    /// <summary>A rule and its effect on the record. A refusal is written down, a problem only answered; either changes nothing.</summary>
    public delegate Task<(Refusal? Refusal, ProblemHttpResult? Problem)> Step(Record record, CancellationToken ct);

    /// <param name="note">Action and reason; the record's state before and after is added.</param>
    /// <param name="id">Of the record.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="action">What whoever does it must be allowed to do.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="http">Takes the new version.</param>
    /// <param name="state">What of the record the trail tells, before and after.</param>
    /// <param name="step">The rule.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Results<Ok<RecordDetail>, ProblemHttpResult>> ApplyAsync(
        AuditNote note, Guid id, long seen, StaffAction action, RecordServices services, HttpRequest http, (Func<Record, object> Before, Func<Record, object> After) state, Step step, CancellationToken ct)
    {
        var (db, actor, types, trail, clock) = services;
        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Records.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } record) return RecordProblems.Missing;

        note = note with { Before = state.Before(record) };
        if (!actor.May(action, record.AsTarget())) return await trail.HiddenAsync(note, change, RecordProblems.Missing);
        if (seen != record.Version) return RecordProblems.Outdated(seen, record.Version);
        var (refusal, problem) = await step(record, ct);
        if (refusal is not null) return await trail.RefusedAsync(note, change, refusal);
        if (problem is not null) return problem;

        trail.Add(db, note with { Version = record.Version, After = state.After(record) });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        SeenVersion.Tell(http.HttpContext.Response, record.Version);
        return TypedResults.Ok(await ReadRecord.DetailAsync(record, db, types, clock, ct));
    }
}

/// <summary>What the steps of a record work with.</summary>
internal sealed record RecordServices(PublishingDb Db, Actor Actor, RecordTypes Types, AuditTrail Trail, TimeProvider Clock);
