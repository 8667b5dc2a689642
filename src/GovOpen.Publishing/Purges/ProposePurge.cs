using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>Asks that all texts of a document or of a draft be taken out. Nothing happens before another person agrees.</summary>
internal static class ProposePurge
{
    /// <param name="Reason">Why it must not be kept, without repeating it.</param>
    /// <param name="DocumentId">A published document, with all its versions and drafts.</param>
    /// <param name="DraftId">Or a draft.</param>
    public sealed record Request(string Reason, Guid? DocumentId = null, Guid? DraftId = null);

    public static async Task<Results<Created<PurgeView>, ProblemHttpResult>> Handle(
        Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if ((request.DocumentId is null) == (request.DraftId is null)) errors.Add("documentId", "is needed, or draftId; give one of them, not both.");
        if (errors.Any) return errors.AsProblem();

        var subject = request.DocumentId is { } d ? "document:" + d : "draft:" + request.DraftId;
        var note = new AuditNote("purge.propose", subject) { Reason = request.Reason };
        await using var change = await db.BeginUnderLockAsync(ct);
        var (found, division) = await DivisionOfAsync(db, request, ct);
        var missing = Problems.NotFound("There is no such document or draft that you may see.");
        if (!found || !actor.May(StaffAction.ProposePurges, new(division))) return await trail.HiddenAsync(note, change, missing);

        if (await db.Purges.AnyAsync(p => p.DocumentId == request.DocumentId && p.DraftId == request.DraftId && p.ConfirmedAt == null && p.RefusedAt == null, ct))
        {
            return await trail.RefusedAsync(note, change, new("proposed-already", "It is proposed already, and nobody has decided yet."));
        }

        var now = clock.GetUtcNow();
        var purge = new Purge
        {
            Id = Guid.CreateVersion7(now), Division = division, DocumentId = request.DocumentId, DraftId = request.DraftId, Reason = request.Reason.Trim(),
            BodyHashes = [.. await PurgedTexts.OfAsync(db, request.DocumentId, request.DraftId, ct)], ProposedBy = actor.Id, ProposedAt = now,
        };
        db.Add(purge);
        trail.Add(db, note with { After = new { purge = purge.Id, texts = purge.BodyHashes } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/purges/{purge.Id}", PurgeView.Of(purge));
    }

    private static async Task<(bool Found, string? Division)> DivisionOfAsync(PublishingDb db, Request request, CancellationToken ct)
    {
        if (request.DocumentId is { } id) return await db.Documents.SingleOrDefaultAsync(document => document.Id == id, ct) is { } document ? (true, document.Division) : (false, null);
        return await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == request.DraftId, ct) is { } draft ? (true, draft.Division) : (false, null);
    }
}
