using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace GovOpen.EventLog;

/// <summary>
/// One lock per service, held from before the first append until the commit. So sequences become visible in their order,
/// and a reader that asks for <c>sequence &gt; cursor</c> never steps over one that commits later.
/// </summary>
public static class EventLock
{
    // Advisory locks are per database, and every service has its own. The numbers mean nothing.
    internal const long Appending = 0x676F_766F_7001;
    private const long Relaying = 0x676F_766F_7002;

    /// <summary>
    /// Waits for the lock. Make it the first statement of a transaction of your own: locks of rows taken before it could
    /// deadlock. A plain <c>SaveChanges</c> with appended events does it by itself.
    /// </summary>
    public static Task TakeAsync(DbContext db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Appending})", ct);
    }

    /// <summary>A transaction that holds the lock from its first statement: what is read in it stays so until it is committed.</summary>
    public static async Task<IDbContextTransaction> BeginUnderLockAsync(this DbContext db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await TakeAsync(db, ct);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    internal static async Task TakeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Appending } } };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One relay at a time, however many replicas.</summary>
    internal static Task<bool> TryBecomeRelayAsync(NpgsqlConnection connection, CancellationToken ct) => TryBeAloneAsync(connection, Relaying, ct);

    /// <summary>Whether this replica is the one that does some work, however many there are; as long as the connection lives, which holds it.</summary>
    /// <param name="connection">Kept open meanwhile.</param>
    /// <param name="work">Any number that means no other work in this database.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> TryBeAloneAsync(NpgsqlConnection connection, long work, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = work } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
