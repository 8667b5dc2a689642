using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>A second person agrees: the texts are emptied, and everybody who holds a copy is told to drop it.</summary>
internal static class ConfirmPurge
{
    public static async Task<Results<Ok<PurgeView>, ProblemHttpResult>> Handle(
        Guid id, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var note = new AuditNote("purge.confirm", "purge:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        var purge = await db.Purges.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (purge is null || !actor.May(StaffAction.ConfirmPurges, purge.AsTarget())) return await trail.HiddenAsync(note, change, Missing);
        if (purge.ProposedBy == actor.Id) return await trail.RefusedAsync(note, change, new("own-proposal", "Another person than the one who proposed it must agree."));
        if (purge.ConfirmedAt is not null || purge.RefusedAt is not null) return await trail.RefusedAsync(note, change, new("decided-already", "It is decided already."));

        var now = clock.GetUtcNow();
        // What was added since the proposal goes too.
        var hashes = purge.BodyHashes.Union(await PurgedTexts.OfAsync(db, purge.DocumentId, purge.DraftId, ct), StringComparer.Ordinal).ToList();
        if (await PurgedTexts.AreAlsoElsewhereAsync(db, hashes, actor, ct)) return await trail.RefusedAsync(note, change, new("held-elsewhere", "Another division has the same text; its own administrators, or the province's, must agree."));

        var keys = hashes.Select(Convert.FromHexString).ToArray();
        await db.Database.ExecuteSqlAsync($"update bodies set text = null where hash = any({keys})", ct);
        var transaction = await db.Database.SqlQuery<long>($"select pg_current_xact_id()::text::bigint as \"Value\"").SingleAsync(ct);
        purge.Confirm(actor, transaction, now);
        db.Append(purge.Id, 1, new BodyPurged { PurgeId = purge.Id, BodyHashes = hashes, DocumentIds = await PurgedTexts.HoldersAsync(db, hashes, ct), PurgedAt = now });
        trail.Add(db, note with { Reason = purge.Reason, After = new { texts = hashes } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(PurgeView.Of(purge));
    }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such proposal that you may see.");
}
