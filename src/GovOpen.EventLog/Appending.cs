using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

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
            var audited = Added<AuditEntry>(db);
            if (audited.Count == 0 && Added<LoggedEvent>(db).Count == 0) return result;

            if (db.Database.CurrentTransaction is null)
            {
                _own.Add(db, await db.Database.BeginTransactionAsync(cancellationToken));
            }

            try
            {
                // One way to the database for both: the notice is delivered at the commit.
                await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({EventLock.Appending}), pg_notify({Channel}, '')", cancellationToken);
                if (audited.Count > 0) await LinkAsync(db, audited, cancellationToken);
            }
            catch
            {
                await EndAsync(db); // nobody else is told of a failure before the saving itself
                throw;
            }

            return result;
        }

        private async Task LinkAsync(DbContext db, List<AuditEntry> entries, CancellationToken ct)
        {
            if (chain is null) throw new InvalidOperationException("The context has an audit trail: give AppendsUnderLock its chain.");

            var last = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
            var (number, hash) = (last?.Number ?? 0, last?.Hash ?? AuditChain.Beginning);
            foreach (var entry in entries)
            {
                chain.Link(entry, number, hash);
                (number, hash) = (entry.Number, entry.Hash);
            }
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
