using GovOpen.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.EventLog.Tests;

public sealed class Appending_events : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync("writer", LogWriter.CreateSchemaAsync);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task by_racing_writers_never_lets_a_reader_step_over_one()
    {
        const int Writers = 8;
        const int Each = 100;
        using var done = new CancellationTokenSource();

        var reading = ReadAllAsync(done.Token);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) await LogWriter.AppendAsync(_database, Guid.CreateVersion7(), 1);
        })));
        await done.CancelAsync();

        Assert.Equal(Writers * Each, await reading);

        async Task<int> ReadAllAsync(CancellationToken stop)
        {
            await using var connection = new NpgsqlConnection(_database.ConnectionString);
            await connection.OpenAsync(CancellationToken.None);
            var (cursor, seen) = (0L, 0);
            while (true)
            {
                var last = stop.IsCancellationRequested; // read once more after the last commit
                var rows = await LogRows.ReadAsync(connection, cursor, 7, CancellationToken.None);
                seen += rows.Count;
                if (rows.Count > 0) cursor = rows[^1].Sequence;
                else if (last) return seen;
            }
        }
    }

    [Fact]
    public async Task and_state_are_committed_together_or_not_at_all()
    {
        var document = Guid.CreateVersion7();
        await LogWriter.AppendAsync(_database, document, 1);

        await using var db = LogWriter.Open(_database.ConnectionString);
        db.Append(Guid.CreateVersion7(), 1, LogWriter.Published(Guid.CreateVersion7(), 1));
        db.Append(document, 1, LogWriter.Published(document, 1)); // that version was told already
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(1L, await _database.ScalarAsync("select count(*) from events"));
    }

    [Fact]
    public async Task leaves_the_lock_free_after_a_failure()
    {
        await and_state_are_committed_together_or_not_at_all();
        await LogWriter.AppendAsync(_database, Guid.CreateVersion7(), 1).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2L, await _database.ScalarAsync("select count(*) from events"));
    }

    [Fact]
    public async Task in_a_transaction_of_the_callers_own_is_committed_by_the_caller()
    {
        await using (var db = LogWriter.Open(_database.ConnectionString))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await EventLock.TakeAsync(db, CancellationToken.None);
            db.Append(Guid.CreateVersion7(), 1, LogWriter.Published(Guid.CreateVersion7(), 1));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Equal(0L, await _database.ScalarAsync("select count(*) from events"));
    }

    [Fact]
    public async Task that_are_no_contracts_is_refused()
    {
        await using var db = LogWriter.Open(_database.ConnectionString);
        Assert.Throws<ArgumentException>(() => db.Append(Guid.CreateVersion7(), 1, "anything"));
    }

    [Fact]
    public async Task creates_the_tables_that_the_model_wants()
    {
        await using var migrated = await PostgresDatabase.CreateEmptyAsync();
        await using (var db = LogWriter.Open(migrated.ConnectionString + ";Pooling=false"))
        {
            var migration = new Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder("Npgsql");
            EventLogTables.Create(migration);
            foreach (var sql in migration.Operations.OfType<Microsoft.EntityFrameworkCore.Migrations.Operations.SqlOperation>())
            {
#pragma warning disable EF1002 // the statements of a migration
                await db.Database.ExecuteSqlRawAsync(sql.Sql);
#pragma warning restore EF1002
            }
        }

        Assert.Equal(await Schema.WantedByAsync<LogWriterDb>(options => new LogWriterDb(options)), await Schema.OfAsync(migrated.ConnectionString + ";Pooling=false"));
    }
}
