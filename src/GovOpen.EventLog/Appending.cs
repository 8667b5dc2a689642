using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace GovOpen.EventLog;

/// <summary>Appending: an event becomes part of the same commit as the state that it tells of.</summary>
public static class Appending
{
    internal const string Channel = "event_log";

    /// <summary>Adds an event to what the next <c>SaveChanges</c> commits.</summary>
    /// <param name="db">The context that also holds the changed state.</param>
    /// <param name="subject">What it is told of.</param>
    /// <param name="version">The subject's version after it; a second event with the same one is refused by the database.</param>
    /// <param name="happened">A contract; its full name is the event's type.</param>
    public static void Append<TEvent>(this DbContext db, Guid subject, long version, TEvent happened) where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(db);

        db.Set<LoggedEvent>().Add(new LoggedEvent
        {
            Id = Guid.CreateVersion7(),
            Type = EventTypes.NameOf(typeof(TEvent)),
            Subject = subject.ToString(),
            SubjectVersion = version,
            Body = JsonSerializer.Serialize(happened, ContractJson.Options),
            TraceParent = Activity.Current?.Id,
        });
    }

    /// <summary>
    /// Makes every <c>SaveChanges</c> of a context that appends events or audit entries take the <see cref="EventLock"/> first, link the
    /// entries to the <paramref name="chain"/> (needed where the context has a trail), and wake the relay.
    /// </summary>
    public static TBuilder AppendsUnderLock<TBuilder>(this TBuilder options, AuditChain? chain = null) where TBuilder : DbContextOptionsBuilder
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddInterceptors(new UnderLock(chain));
        return options;
    }

    private sealed class UnderLock(AuditChain? chain) : SaveChangesInterceptor
    {
        private readonly ConditionalWeakTable<DbContext, IDbContextTransaction> _own = [];

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var db = eventData.Context!;
            var (audited, isTold) = (Added<AuditEntry>(db), Added<LoggedEvent>(db).Count > 0);
            if (audited.Count == 0 && !isTold) return result;

            if (db.Database.CurrentTransaction is null)
            {
                _own.Add(db, await db.Database.BeginTransactionAsync(cancellationToken));
            }

            try
            {
                var (number, hash) = await LockAsync(db, isTold, audited.Count > 0, cancellationToken);
                foreach (var entry in audited)
                {
                    chain!.Link(entry, number, hash);
                    (number, hash) = (entry.Number, entry.Hash);
                }
            }
            catch
            {
                await EndAsync(db); // nobody else is told of a failure before the saving itself
                throw;
            }

            return result;
        }

        /// <summary>
        /// Everybody who appends waits here, so it is one way to the database: the lock; the notice for the relay, delivered at the commit; and
        /// the last entry of the trail, by a statement of its own, which sees what was committed while the lock was waited for.
        /// </summary>
        private async Task<(long Number, byte[] Hash)> LockAsync(DbContext db, bool isTold, bool isAudited, CancellationToken ct)
        {
            if (isAudited && chain is null) throw new InvalidOperationException("The context has an audit trail: give AppendsUnderLock its chain.");

            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection()) { BatchCommands = { new("select pg_advisory_xact_lock($1)") { Parameters = { new() { Value = EventLock.Appending } } } } };
            if (isTold) batch.BatchCommands.Add(new($"notify {Channel}"));
            if (isAudited) batch.BatchCommands.Add(new("select number, hash from audit order by number desc limit 1"));
            await using var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            return isAudited && await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Beginning);
        }

        private static List<TEntity> Added<TEntity>(DbContext db) where TEntity : class => db.Model.FindEntityType(typeof(TEntity)) is null
            ? []
            : [.. db.ChangeTracker.Entries<TEntity>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

        public override async ValueTask<int> SavedChangesAsync(
            SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (_own.TryGetValue(eventData.Context!, out var transaction))
            {
                await transaction.CommitAsync(cancellationToken);
                await EndAsync(eventData.Context!);
            }

            return result;
        }

        public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
            EndAsync(eventData.Context!);

        public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) =>
            EndAsync(eventData.Context!);

        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
            throw new NotSupportedException("Save with SaveChangesAsync: the lock is waited for without holding a thread.");

        private async Task EndAsync(DbContext db)
        {
            if (!_own.TryGetValue(db, out var transaction)) return;
            _own.Remove(db);
            await transaction.DisposeAsync(); // rolls back what was not committed
        }
    }
}
