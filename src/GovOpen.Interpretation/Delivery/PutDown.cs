using GovOpen.Interpretation.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Puts down what is to be sent to a receiver: each change once, in the order in which they happened.</summary>
internal static class PutDown
{
    private const int AtOnce = 1_000;

    /// <summary>What happened since the last time. One replica at a time does this (<see cref="DeliverChanges"/>).</summary>
    public static Task<int> PutDownAsync(this InterpretationDb db, Guid receiver, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        with more as (
            insert into deliveries (id, receiver_id, entry_id, change_sequence, attempts, due_at, created_at)
            select gen_random_uuid(), {receiver}, entry_id, sequence, 0, {now}, {now} from knowledge_changes
            where sequence > (select put_down_through from receivers where id = {receiver})
            order by sequence limit {AtOnce}
            returning change_sequence)
        update receivers set put_down_through = (select max(change_sequence) from more) where id = {receiver} and exists (select from more)
        """, ct);

    /// <summary>The first that waits of each entry, those that are due.</summary>
    public static Task<List<ChangeDelivery>> DueAsync(this InterpretationDb db, Guid receiver, int most, DateTimeOffset now, CancellationToken ct) => db.Deliveries.FromSql(
        $"""
        select first.* from (select distinct on (entry_id) * from deliveries where receiver_id = {receiver} and acknowledged_at is null order by entry_id, ordinal) first
        where first.due_at <= {now} order by first.ordinal limit {most}
        """).ToListAsync(ct);
}
