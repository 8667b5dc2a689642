using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Delivery;

/// <summary>
/// Compares what a receiver has with what it should have, word by word, and sends again what differs: whatever was lost or changed there is
/// repaired (川办发〔2023〕10号, item 7: the portal and the knowledge base of 12345 say the same).
/// </summary>
internal sealed class Reconcile(InterpretationDb db, ReceiverClient client, AuditTrail trail, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <param name="receiver">Tracked; it has an inventory.</param>
    /// <param name="actor">Who asks for it; null: it is time.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Reconciliation> RunAsync(Receiver receiver, Actor? actor, CancellationToken ct)
    {
        var started = clock.GetUtcNow().Kept();
        var (theirs, error) = await InventoryAsync(receiver, ct);

        await using var change = await db.BeginUnderLockAsync(ct);
        var newest = await db.KnowledgeChanges.FromSql($"select distinct on (entry_id) * from knowledge_changes order by entry_id, sequence desc").AsNoTracking().ToDictionaryAsync(told => told.EntryId, ct);
        var ours = newest.Values.Select(told => told.Entry).OfType<KnowledgeEntry>().ToDictionary(entry => entry.Id);
        var differences = theirs is null ? [] : Reconciliation.Compare(ours, theirs, await UnderWayAsync(receiver, newest.Values, started, ct));

        var now = clock.GetUtcNow().Kept();
        db.AddRange(differences.Select(difference => new ChangeDelivery
        {
            Id = Guid.CreateVersion7(), ReceiverId = receiver.Id, EntryId = difference.EntryId, ChangeSequence = newest.GetValueOrDefault(difference.EntryId)?.Sequence, DueAt = now, CreatedAt = now,
        }));
        var done = new Reconciliation
        {
            Id = Guid.CreateVersion7(started), ReceiverId = receiver.Id, StartedAt = started, Person = actor?.Name, Ours = ours.Count, Theirs = theirs?.Count ?? 0,
            Differing = differences.Count, Differences = [.. differences.Take(MostShown)], Error = error,
        };
        db.Add(done);
        receiver.ReconciledAt = now;
        trail.Add(db, new("receiver.reconcile", "receiver:" + receiver.Id) { After = new { done.Ours, done.Theirs, done.Differing, done.Error } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return done;
    }

    private async Task<(IReadOnlyList<KnowledgeEntry>? Theirs, string? Error)> InventoryAsync(Receiver receiver, CancellationToken ct)
    {
        try
        {
            return (await client.InventoryAsync(receiver, ct), null);
        }
        catch (InventoryException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>What was not acknowledged before the receiver was asked: it may be in what it said, or not.</summary>
    private async Task<HashSet<Guid>> UnderWayAsync(Receiver receiver, IEnumerable<KnowledgeChange> newest, DateTimeOffset started, CancellationToken ct)
    {
        var sent = await db.Deliveries.Where(delivery => delivery.ReceiverId == receiver.Id && (delivery.AcknowledgedAt == null || delivery.AcknowledgedAt >= started)).Select(delivery => delivery.EntryId).ToListAsync(ct);
        var through = await db.Receivers.Where(r => r.Id == receiver.Id).Select(r => r.PutDownThrough).SingleAsync(ct);
        return [.. sent, .. newest.Where(told => told.Sequence > through).Select(told => told.EntryId)];
    }
}
