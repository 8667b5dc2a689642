using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>The second person does not agree; nothing was changed, and nothing is.</summary>
internal static class RefusePurge
{
    public sealed record Request(string Reason);

    public static async Task<Results<Ok<PurgeView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 500);
        if (errors.Any) return errors.AsProblem();

        var note = new AuditNote("purge.refuse", "purge:" + id) { Reason = request.Reason };
        await using var change = await db.BeginUnderLockAsync(ct);
        var purge = await db.Purges.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (purge is null || !actor.May(StaffAction.ConfirmPurges, purge.AsTarget())) return await trail.HiddenAsync(note, change, ConfirmPurge.Missing);
        if (purge.ConfirmedAt is not null || purge.RefusedAt is not null) return await trail.RefusedAsync(note, change, new("decided-already", "It is decided already."));

        purge.Refuse(actor, clock.GetUtcNow());
        trail.Add(db, note);
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(PurgeView.Of(purge));
    }
}
