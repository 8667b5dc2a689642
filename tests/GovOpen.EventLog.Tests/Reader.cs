using System.Collections.Concurrent;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog.Reading;
using GovOpen.ServiceDefaults;
using GovOpen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GovOpen.EventLog.Tests;

internal sealed class ReaderDb(DbContextOptions<ReaderDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLogReader();
}

/// <summary>A service that keeps the newest version of each document that it hears of.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PostgresDatabase _database;

    private Reader(WebApplication app, PostgresDatabase database) => (_app, _database) = (app, database);

    public Freshness Freshness => _app.Services.GetRequiredService<Freshness>();

    public SettableClock Clock { get; private init; } = null!;

    public Effects Effects => _app.Services.GetRequiredService<Effects>();

    public static async Task CreateSchemaAsync(string connectionString)
    {
        await using var db = new ReaderDb(new DbContextOptionsBuilder<ReaderDb>().UseNpgsql(connectionString).Options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlAsync($"create table seen (id uuid primary key, version bigint not null, epoch uuid not null)");
    }

    public static async Task<Reader> StartAsync(PostgresDatabase database, VirtualHost broker, Uri writer)
    {
        var clock = new SettableClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("MassTransit", LogLevel.None); // failing effects are the point of some tests
        builder.Configuration["ConnectionStrings:rabbitmq"] = broker.ConnectionString;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database.ConnectionString));
        builder.Services.AddSingleton<Effects>();
        builder.Services.AddSingleton<ISweep>(provider => provider.GetRequiredService<Effects>());
        builder.Services.AddHttpClient("publishing", http => http.BaseAddress = writer);
        builder.AddMessaging(bus => bus.AddLogReader(
            "reader", provider => provider.GetRequiredService<NpgsqlDataSource>(), reader => reader.On<DocumentPublished, Keep>("publishing")));
        var app = builder.Build();
        await app.StartAsync();
        return new Reader(app, database) { Clock = clock };
    }

    /// <summary>Each document with its version, in one line.</summary>
    public async Task<string> SeenAsync() =>
        await _database.ScalarAsync("select coalesce(string_agg(id || '@' || version, ' ' order by id), '') from seen") as string ?? "";

    public async Task<long> SeenCountAsync() => (long)(await _database.ScalarAsync("select count(*) from seen"))!;

    /// <summary>Says that it shows all that is applied, as a reader does when its index has it.</summary>
    public async Task ShowAsync()
    {
        await using var connection = await _app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        foreach (var position in await Inbox.PositionsAsync(connection, CancellationToken.None)) Freshness.Covers(position.Source, position.Epoch, position.Sequence);
    }

    /// <summary>Up to where all is applied, and how many events wait ahead of a gap.</summary>
    public async Task<(long Sequence, long Waiting)> PositionAsync() => (
        (long)(await _database.ScalarAsync("select coalesce(max(sequence), 0) from log_positions where not rebuilding") ?? 0L),
        (long)(await _database.ScalarAsync("select count(*) from log_inbox"))!);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class Keep(Effects effects) : IApply<DocumentPublished>
    {
        public Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct) => effects.ApplyAsync(happened, position, ct);
    }
}

/// <summary>The reader's effect, with a way to make it fail.</summary>
internal sealed class Effects(NpgsqlDataSource database) : ISweep
{
    /// <summary>How often the effect of a document still fails.</summary>
    public ConcurrentDictionary<Guid, int> Failures { get; } = new();

    public async Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct)
    {
        if (Failures.TryGetValue(happened.DocumentId, out var left) && left > 0)
        {
            Failures[happened.DocumentId] = left - 1;
            throw new InvalidOperationException("The effect fails, as the test wants it.");
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if ((await Inbox.PositionsAsync(connection, ct)).Any(known => known.Source == position.Source && known.Epoch == position.Epoch))
        {
            await using var command = new NpgsqlCommand(
                """
                insert into seen (id, version, epoch) values ($1, $2, $3)
                on conflict (id) do update set version = excluded.version, epoch = excluded.epoch
                where seen.epoch <> excluded.epoch or seen.version < excluded.version
                """, connection)
            {
                Parameters = { new() { Value = happened.DocumentId }, new() { Value = happened.Version }, new() { Value = position.Epoch } },
            };
            await command.ExecuteNonQueryAsync(ct);
            await Inbox.RecordAsync(connection, [position], ct);
        }

        await transaction.CommitAsync(ct);
    }

    public async Task SweepAsync(string source, Guid epoch, CancellationToken ct)
    {
        await using var command = database.CreateCommand("delete from seen where epoch <> $1");
        command.Parameters.Add(new() { Value = epoch });
        await command.ExecuteNonQueryAsync(ct);
    }
}
