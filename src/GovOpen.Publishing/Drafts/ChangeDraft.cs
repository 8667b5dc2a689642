using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Drafts;

/// <summary>
/// What all steps of a draft have in common: the revision that its reader saw, a transition that is possible, a role that reaches so far,
/// the separation of duties, the step in the file, an entry in the trail. All under the log's lock: of fifty who release, one does.
/// </summary>
internal static class ChangeDraft
{
    /// <summary>What a step does beside moving the draft; <see cref="Outcome.Done"/> or why not.</summary>
    public delegate Task<Outcome> Effect(Draft draft, DateTimeOffset now, CancellationToken ct);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> TakeAsync(
        Guid id, DraftStep step, int revision, string? opinion, DraftServices services, CancellationToken ct, Effect? effect = null)
    {
        var (db, actor, trail, clock, _, _) = services;
        var note = new AuditNote("draft." + CamelCase.Of(step), "draft:" + id) { Reason = opinion };
        await using var change = await db.BeginUnderLockAsync(ct);
        var draft = await db.DraftsWithSteps.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (draft is null) return DraftView.Missing;
        if (!actor.May(StaffAction.ReadDrafts, draft.AsTarget())) return await trail.HiddenAsync(note, change, DraftView.Missing);
        if (draft.Revision != revision) return ChangedMeanwhile(draft);

        var refusal = draft.RefusalOf(step, actor.Id, out var transition);
        if (transition is null) return await trail.RefusedAsync(note, change, refusal!);
        if (transition.Action is not { } action || !actor.May(action, draft.AsTarget())) return await trail.ForbiddenAsync(note, change);
        if (refusal is not null) return await trail.RefusedAsync(note, change, refusal);

        if (Judges(step) && await BodyTexts.IsPurgedAsync(db, draft.Content.BodyHash, ct)) return await trail.RefusedAsync(note, change, BodyTexts.Purged);

        var now = clock.GetUtcNow();
        var outcome = effect is null ? Outcome.Done() : await effect(draft, now, ct);
        if (outcome.Errors is { Count: > 0 } errors) return Problems.BadFields(errors);
        if (outcome.Refusal is { } refused) return await trail.RefusedAsync(note, change, refused);

        var taken = draft.Take(transition, actor, now, opinion, outcome.Details);
        trail.Add(db, note with { Version = draft.Revision, Before = new { state = taken.From }, After = new { state = taken.To, details = taken.Details } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(DraftView.Of(draft));
    }

    /// <summary>Steps that go forward on the strength of the text.</summary>
    private static bool Judges(DraftStep step) => step is not (DraftStep.Return or DraftStep.WithdrawOpinion or DraftStep.Abandon or DraftStep.Unschedule or DraftStep.CloseSolicitation);

    public static ProblemHttpResult ChangedMeanwhile(Draft draft) => Problems.Refused(
        StatusCodes.Status409Conflict, "changed-meanwhile",
        string.Create(CultureInfo.InvariantCulture, $"The draft is at revision {draft.Revision} now; look at it before you go on."));
}

/// <summary>What the use cases of drafts work with.</summary>
internal sealed record DraftServices(PublishingDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock, WorkingCalendar Calendar, IOptions<PublishingOptions> Options);

/// <summary>What came of a step's effect: one of the three.</summary>
internal sealed record Outcome(JsonObject? Details, Refusal? Refusal, IReadOnlyList<FieldError>? Errors)
{
    /// <param name="details">What the file shall say beside the step.</param>
    public static Outcome Done(object? details = null) => new(details is null ? null : JsonSerializer.SerializeToNode(details, ContractJson.Options)!.AsObject(), null, null);

    public static Outcome Refused(Refusal refusal) => new(null, refusal, null);

    public static Outcome Bad(params IReadOnlyList<FieldError> errors) => new(null, null, errors);
}
