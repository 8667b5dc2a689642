using GovOpen.Interpretation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Delivery;

/// <summary>All receivers and how they stand.</summary>
internal static class ListReceivers
{
    public sealed record Response(IReadOnlyList<ReceiverView> Receivers);

    public static async Task<Ok<Response>> Handle(InterpretationDb db, CancellationToken ct)
    {
        var views = new List<ReceiverView>();
        foreach (var receiver in await db.Receivers.AsNoTracking().OrderBy(receiver => receiver.Id).ToListAsync(ct)) views.Add(ReceiverView.Of(receiver, await WaitingAsync(receiver, db, ct)));
        return TypedResults.Ok(new Response(views));
    }

    public static async Task<(int Count, DateTimeOffset? Since)> WaitingAsync(Receiver receiver, InterpretationDb db, CancellationToken ct)
    {
        var put = db.Deliveries.Where(delivery => delivery.ReceiverId == receiver.Id && delivery.AcknowledgedAt == null);
        var coming = db.KnowledgeChanges.Where(change => change.Sequence > receiver.PutDownThrough);
        var since = await put.MinAsync(delivery => (DateTimeOffset?)delivery.CreatedAt, ct) ?? await coming.MinAsync(change => (DateTimeOffset?)change.At, ct);
        return (await put.CountAsync(ct) + await coming.CountAsync(ct), since);
    }
}
