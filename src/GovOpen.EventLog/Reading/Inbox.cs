using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.EventLog.Reading;

/// <summary>
/// Which events a reader has applied. Deliveries come in any order; each names the one before it, so the position moves over
/// every stretch that has no gap, and what lies behind it need not be remembered. All statements run in the caller's
/// transaction, beside the effect of the events.
/// </summary>
public static class Inbox
{
    /// <summary>Applies an event by one commit, under the lock of the own log, with the note that it was applied. Of a history that is not read, nothing is done.</summary>
    /// <param name="db">What <paramref name="apply"/> changes; it is saved.</param>
    /// <param name="position">Of the event.</param>
    /// <param name="apply">Asks no other service: the lock is held.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task ApplyUnderLockAsync(this DbContext db, LogPosition position, Func<Task> apply, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(apply);

        await using var change = await db.BeginUnderLockAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await ReadsAsync(connection, position, ct)) return;

        await apply();
        await db.SaveChangesAsync(ct);
        await RecordAsync(connection, [position], ct);
        await change.CommitAsync(ct);
    }

    /// <summary>Notes applied events and moves the position as far as it goes. Positions of other histories are ignored.</summary>
    public static async Task RecordAsync(NpgsqlConnection connection, IReadOnlyCollection<LogPosition> applied, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(applied);

        foreach (var history in applied.GroupBy(position => (position.Source, position.Epoch)))
        {
            await RecordAsync(connection, history.Key.Source, history.Key.Epoch, [.. history], ct);
        }
    }

    private static async Task RecordAsync(NpgsqlConnection connection, string source, Guid epoch, LogPosition[] applied, CancellationToken ct)
    {
        // Locked: who moves the position and who adds to the inbox take turns, else an entry could be left behind the position.
        if (await LockAsync(connection, source, epoch, ct) is not { } standing || standing.EventId == Refuted) return;
        if (applied.Any(position => Contradicts(position, standing.Sequence, standing.EventId)))
        {
            await ExecuteAsync(connection, "update log_positions set event_id = $3 where source = $1 and epoch = $2", ct, source, epoch, Refuted);
            return;
        }

        var ahead = applied.Where(position => position.Previous >= standing.Sequence).ToList();
        if (ahead.Count == 0) return;
        await ExecuteAsync(
            connection,
            """
            insert into log_inbox (source, epoch, previous, previous_id, sequence, event_id)
            select $1, $2, * from unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::uuid[]) on conflict do nothing
            """,
            ct, source, epoch, ahead.Select(p => p.Previous).ToArray(), ahead.Select(p => p.PreviousId).ToArray(), ahead.Select(p => p.Sequence).ToArray(), ahead.Select(p => p.EventId).ToArray());
        await AdvanceAsync(connection, source, epoch, ct);
    }

    /// <summary>
    /// Stands for the event at the position once a delivery has shown that the log was rewritten under the same epoch: no
    /// such event exists, so the feed will name a new epoch when it is asked for what comes after it.
    /// </summary>
    internal static readonly Guid Refuted = Guid.Empty;

    /// <summary>Another event at the place where we stand, one that follows another, or one that leaps over it cannot be of the history that we read.</summary>
    private static bool Contradicts(LogPosition position, long sequence, Guid? eventId) =>
        (position.Sequence == sequence && eventId is not null && position.EventId != eventId)
        || (position.Previous == sequence && eventId is not null && position.PreviousId != eventId)
        || (position.Previous < sequence && position.Sequence > sequence);

    private static async Task<(long Sequence, Guid? EventId)?> LockAsync(NpgsqlConnection connection, string source, Guid epoch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select sequence, event_id from log_positions where source = $1 and epoch = $2 for update", connection)
        {
            Parameters = { new() { Value = source }, new() { Value = epoch } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetGuid(1)) : null;
    }

    /// <summary>Moves the position to an event of which all before it are applied, as when the feed was read up to it.</summary>
    internal static async Task PassAsync(NpgsqlConnection connection, string source, Guid epoch, long sequence, Guid eventId, CancellationToken ct)
    {
        await ExecuteAsync(
            connection,
            "update log_positions set sequence = $3, event_id = $4 where source = $1 and epoch = $2 and sequence < $3", // waits for the lock of RecordAsync
            ct, source, epoch, sequence, eventId);
        await AdvanceAsync(connection, source, epoch, ct);
        await ForgetPassedAsync(connection, source, epoch, ct);
    }

    /// <summary>Where a reader stands; null before it has read anything of the source.</summary>
    internal static async Task<ReadPosition?> PositionAsync(NpgsqlConnection connection, string source, CancellationToken ct) =>
        (await PositionsAsync(connection, ct)).Find(position => position.Source == source);

    /// <summary>Where a reader stands in each log that it reads.</summary>
    public static async Task<List<ReadPosition>> PositionsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select source, epoch, sequence, event_id, rebuilding from log_positions", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var positions = new List<ReadPosition>();
        while (await reader.ReadAsync(ct))
        {
            positions.Add(new()
            {
                Source = reader.GetString(0),
                Epoch = reader.GetGuid(1),
                Sequence = reader.GetInt64(2),
                EventId = reader.IsDBNull(3) ? null : reader.GetGuid(3),
                Rebuilding = reader.GetBoolean(4),
            });
        }

        return positions;
    }

    /// <summary>Whether an event is of a history that is read; others are ignored.</summary>
    public static async Task<bool> ReadsAsync(NpgsqlConnection connection, LogPosition position, CancellationToken ct) =>
        (await PositionsAsync(connection, ct)).Exists(history => history.Source == position.Source && history.Epoch == position.Epoch);

    /// <summary>Begins to read another history of a source, unless another replica has left the one that we saw already.</summary>
    internal static async Task StartOverAsync(NpgsqlConnection connection, string source, Guid? seen, Guid epoch, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var begun = await ExecuteAsync(
            connection,
            """
            insert into log_positions (source, epoch, sequence, event_id, rebuilding) values ($1, $2, 0, null, true)
            on conflict (source) do update set epoch = excluded.epoch, sequence = 0, event_id = null, rebuilding = true
            where log_positions.epoch = $3
            """,
            ct, source, epoch, seen ?? Guid.Empty);
        if (begun > 0) await ExecuteAsync(connection, "delete from log_inbox where source = $1", ct, source);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The history is read to its end and what it lacks is swept out.</summary>
    internal static Task RebuiltAsync(NpgsqlConnection connection, string source, Guid epoch, CancellationToken ct) =>
        ExecuteAsync(connection, "update log_positions set rebuilding = false where source = $1 and epoch = $2", ct, source, epoch);

    /// <summary>Which of these are applied already, ahead of a gap.</summary>
    internal static async Task<HashSet<long>> KnownAsync(NpgsqlConnection connection, string source, Guid epoch, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select sequence from log_inbox where source = $1 and epoch = $2 and previous >= $3", connection)
        {
            Parameters = { new() { Value = source }, new() { Value = epoch }, new() { Value = after } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var known = new HashSet<long>();
        while (await reader.ReadAsync(ct)) known.Add(reader.GetInt64(0));
        return known;
    }

    private static async Task AdvanceAsync(NpgsqlConnection connection, string source, Guid epoch, CancellationToken ct)
    {
        // Index look-ups only, one for each event that is passed.
        var moved = await ExecuteAsync(
            connection,
            """
            with recursive chain as (
                select sequence, event_id from log_positions where source = $1 and epoch = $2
                union all
                select next.sequence, next.event_id from chain
                join log_inbox next on next.source = $1 and next.epoch = $2 and next.previous = chain.sequence
                    and (next.previous_id = chain.event_id or chain.event_id is null))
            update log_positions set (sequence, event_id) = (select sequence, event_id from chain order by sequence desc limit 1)
            where source = $1 and epoch = $2 and sequence < (select max(sequence) from chain)
            """,
            ct, source, epoch);
        if (moved > 0) await ForgetPassedAsync(connection, source, epoch, ct);
    }

    private static Task<int> ForgetPassedAsync(NpgsqlConnection connection, string source, Guid epoch, CancellationToken ct) => ExecuteAsync(
        connection,
        "delete from log_inbox i using log_positions p where i.source = $1 and i.epoch = $2 and p.source = $1 and i.previous < p.sequence",
        ct, source, epoch);

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
