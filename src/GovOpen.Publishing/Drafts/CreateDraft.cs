using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>Begins a document, or the correction of one that was drafted here.</summary>
internal static class CreateDraft
{
    /// <param name="Content">Its first version.</param>
    /// <param name="Corrects">The document whose text or data is to be corrected (勘误); null: a new one.</param>
    /// <param name="Reason">Of a correction: what was wrong; for the public.</param>
    public sealed record Request(DraftInput Content, Guid? Corrects = null, string? Reason = null);

    public static async Task<Results<Created<DraftView>, ProblemHttpResult>> Handle(Request request, DraftServices services, CancellationToken ct)
    {
        var (db, actor, trail, clock, _, _) = services;
        var errors = request.Content.Check();
        if (request.Corrects is not null) errors.Text("reason", request.Reason, 5, 500);
        else if (request.Reason is not null) errors.Add("reason", "belongs to corrections only.");
        if (errors.Any) return errors.AsProblem();
        if (actor.Unit is null || actor.Division is null) return Problems.Refused(StatusCodes.Status403Forbidden, "no-unit", "Documents are a unit's; your account has none.");

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var note = new AuditNote("draft.create", "draft:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        if (request.Corrects is { } corrected && await RefusalOfCorrectionAsync(services, corrected, ct) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        var draft = new Draft
        {
            Id = id, DocumentId = request.Corrects ?? Guid.CreateVersion7(now), IsCorrection = request.Corrects is not null, CorrectionReason = request.Reason?.Trim(), Unit = actor.Unit, Division = actor.Division, CreatedAt = now,
        };
        db.Add(draft);
        if (await SaveDraft.WriteAsync(db, draft, request.Content, actor, now, ct) is { Count: > 0 } wrong) return Problems.BadFields(wrong);
        draft.Take(Transitions.Find(DraftState.Drafting, DraftStep.Save, urgent: false)!, actor, now);
        trail.Add(db, note with { Version = draft.Revision, After = new { draft.DocumentId, draft.Content.Title, draft.Content.BodyHash } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/drafts/{draft.Id}", DraftView.Of(draft));
    }

    private static async Task<Refusal?> RefusalOfCorrectionAsync(DraftServices services, Guid id, CancellationToken ct)
    {
        var document = await services.Db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (document is null || !services.Actor.May(StaffAction.WriteDrafts, document.AsTarget())) return new("no-such-document", "There is no such document of your unit.");
        if (document.Unit is null) return new("of-a-register", $"《{document.Title}》 came from a register; have it corrected there and send it again.");
        var act = new Act { Type = ActType.Corrected, On = services.Clock.Today(), RecordedAt = services.Clock.GetUtcNow() };
        if (document.Validity.WithdrawnOn is not null) return new("not-published", $"《{document.Title}》 is off the public site; restore it before it is corrected.");
        if (document.RefusalOf(act, act.On) is { } refusal) return refusal;
        return await services.Db.Drafts.AnyAsync(draft => draft.DocumentId == id && !Draft.Over.Contains(draft.State), ct)
            ? new("draft-exists", $"《{document.Title}》 has a draft under way already.") : null;
    }
}
