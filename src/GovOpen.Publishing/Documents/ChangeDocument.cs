using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>What all acts upon a published document have in common: the version that was read, the right to it, never by who drafted it, the rules of the act, its event and its entry in the trail.</summary>
internal static class ChangeDocument
{
    /// <summary>Beside the rules of <see cref="ActRules"/>; null: nothing stands against it.</summary>
    public delegate Task<Refusal?> Rule(Document document, CancellationToken ct);

    public static async Task<Results<Ok<DocumentLine>, ProblemHttpResult>> UndergoAsync(
        Guid id, long version, Act act, DocumentServices services, CancellationToken ct, Rule? rule = null)
    {
        var (db, actor, trail, clock) = services;
        var note = new AuditNote("document." + CamelCase.Of(act.Type), "document:" + id) { Reason = act.Reason };
        await using var change = await db.BeginUnderLockAsync(ct);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (document is null || !actor.May(StaffAction.ListDocuments, document.AsTarget())) return await trail.HiddenAsync(note, change, Missing);
        if (!actor.May(StaffAction.PublishDocuments, document.AsTarget())) return await trail.ForbiddenAsync(note, change);
        if (document.Version != version) return Problems.Refused(StatusCodes.Status409Conflict, "changed-meanwhile", $"The document is at version {document.Version} now; look at it before you go on.");
        if (await OwnDraftOfAsync(db, id, actor, ct) is { } own) return await trail.RefusedAsync(note, change, own);
        if (document.RefusalOf(act, clock.Today()) is { } refusal) return await trail.RefusedAsync(note, change, refusal);
        if (rule is not null && await rule(document, ct) is { } other) return await trail.RefusedAsync(note, change, other);

        var before = document.Validity;
        await db.PublishAsync(id, [document.Undergo(act, act.RecordedAt)], cleanUp: null, act.RecordedAt, ct);
        trail.Add(db, note with { Version = document.Version, Before = before, After = document.Validity });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(DocumentLine.Of(document, clock.Today()));
    }

    /// <summary>Takes a document off the public site, or back, from today on and for a reason that the public reads.</summary>
    public static async Task<Results<Ok<DocumentLine>, ProblemHttpResult>> ForReasonAsync(Guid id, ActType type, ReasonedChange request, DocumentServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (errors.Any) return errors.AsProblem();

        var act = new Act { Type = type, On = services.Clock.Today(), Reason = request.Reason.Trim(), RecordedAt = services.Clock.GetUtcNow() };
        return await UndergoAsync(id, request.Version, act, services, ct);
    }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such document that you may see.");

    private static async Task<Refusal?> OwnDraftOfAsync(PublishingDb db, Guid document, Actor actor, CancellationToken ct)
    {
        var drafted = await db.Drafts.Where(draft => draft.DocumentId == document).SelectMany(draft => draft.Steps)
            .AnyAsync(step => step.Duty == Duty.Draft && step.PersonId == actor.Id, ct);
        return drafted ? new("own-document", "Who drafted a document does not record acts upon it.") : null;
    }
}

/// <param name="Version">That was read.</param>
/// <param name="Reason">For the public.</param>
internal sealed record ReasonedChange(long Version, string Reason);

/// <summary>What the use cases of published documents work with.</summary>
internal sealed record DocumentServices(PublishingDb Db, Actor Actor, AuditTrail Trail, TimeProvider Clock);
