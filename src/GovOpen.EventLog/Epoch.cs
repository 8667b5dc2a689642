using Npgsql;

namespace GovOpen.EventLog;

/// <summary>
/// Sees that a database was restored, because then readers know of events that the log no longer has. A restored database
/// differs in PostgreSQL's own identity: another cluster or timeline (point-in-time recovery, failover) or another database
/// object (dump and restore). A copy of old files over the same cluster leaves no trace here; readers find it by the id of
/// the event at their cursor (see <see cref="EventFeed"/>), and then ask for a new epoch.
/// </summary>
internal static class Epoch
{
    /// <summary>Names a new epoch where the fingerprint is new.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await EventLock.TakeAsync(connection, ct);
        await using var command = new NpgsqlCommand(
            $"""
            insert into log_state (id, epoch, fingerprint, relayed_through) values (1, $1, ({DatabaseIdentity.Sql}), 0)
            on conflict (id) do update set epoch = excluded.epoch, fingerprint = excluded.fingerprint
            where log_state.fingerprint <> excluded.fingerprint
            """, connection, transaction) { Parameters = { new() { Value = Guid.CreateVersion7() } } };
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Names a new epoch because a reader has proof that this history is not the one it read.</summary>
    public static async Task RenewAsync(NpgsqlConnection connection, Guid refuted, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update log_state set epoch = $1 where epoch = $2", connection)
        {
            Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = refuted } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
