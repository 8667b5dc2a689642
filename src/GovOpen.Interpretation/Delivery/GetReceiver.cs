using GovOpen.Interpretation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Delivery;

/// <summary>One receiver: what waits for it, what it refused, and how both sides compared.</summary>
internal static class GetReceiver
{
    private const int Most = 50;

    /// <param name="Waiting">The first of those that wait, refused ones first.</param>
    /// <param name="Reconciliations">The last ones, the newest first.</param>
    public sealed record Response(ReceiverView Receiver, IReadOnlyList<WaitingView> Waiting, IReadOnlyList<ReconciliationView> Reconciliations);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, InterpretationDb db, CancellationToken ct)
    {
        if (await db.Receivers.AsNoTracking().SingleOrDefaultAsync(receiver => receiver.Id == id, ct) is not { } receiver) return ReceiverView.Missing;

        var waiting = await (
            from delivery in db.Deliveries.AsNoTracking().Where(delivery => delivery.ReceiverId == id && delivery.AcknowledgedAt == null).OrderByDescending(delivery => delivery.LastError != null).ThenBy(delivery => delivery.Ordinal).Take(Most)
            join change in db.KnowledgeChanges on delivery.ChangeSequence equals change.Sequence into changes
            from change in changes.DefaultIfEmpty()
            select new { delivery, change }).ToListAsync(ct);
        var done = await db.Reconciliations.AsNoTracking().Where(one => one.ReceiverId == id).OrderByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            ReceiverView.Of(receiver, await ListReceivers.WaitingAsync(receiver, db, ct)),
            [.. waiting.Select(one => new WaitingView(one.delivery.EntryId, one.change?.Type, one.change?.Version, one.change?.Entry?.Question, one.delivery.Attempts, one.delivery.DueAt, one.delivery.LastError, one.delivery.CreatedAt))],
            [.. done.Select(ReconciliationView.Of)]));
    }
}
