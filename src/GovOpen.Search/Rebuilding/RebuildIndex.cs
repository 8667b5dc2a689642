using System.Data;
using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Search.Entries;
using GovOpen.Search.Companions;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Npgsql;

namespace GovOpen.Search.Rebuilding;

/// <summary>
/// Builds the index of this replica anew when that is asked for, from the projection, while the old one goes on answering and following.
/// What the new one says is compared with the projection, entry by entry; only then it takes the old one's place.
/// </summary>
internal sealed class RebuildIndex(NpgsqlDataSource database, IndexHolder holder, TimeProvider clock, ILogger<RebuildIndex> logger) : BackgroundService
{
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    private readonly string _replica = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");
    private DateTimeOffset _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        _seen = clock.GetUtcNow(); // a process that has just built its index has none to build anew
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (holder.IsReady && await RequestedAsync(stoppingToken) is { } request) await RunAsync(request, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Whether the index is to be built anew cannot be told now: {Reason}", e.Message);
            }

            await Task.Delay(_poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The newest request that came since the last one; those between are met by it too.</summary>
    private async Task<Guid?> RequestedAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select id, requested_at from index_rebuilds where requested_at > $1 order by requested_at desc limit 1");
        command.Parameters.Add(new() { Value = _seen });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;

        _seen = reader.GetFieldValue<DateTimeOffset>(1);
        return reader.GetGuid(0);
    }

    private async Task RunAsync(Guid request, CancellationToken ct)
    {
        var progress = new Progress(request);
        try
        {
            await ReportAsync(progress, ct);
            var next = await holder.BeginAnewAsync(request, ct);
            await BuildAsync(next.Engine, progress, ct);
            progress.State = RebuildState.Verifying;
            await ReportAsync(progress, ct);
            await VerifyAsync(next.Engine, ct);
            holder.Offer(next);
            await next.Replaced.WaitAsync(ct);
            progress.State = RebuildState.Done;
            await ReportAsync(progress, ct);
            logger.LogInformation("The index was built anew: {Entries} entries.", progress.Total);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogError(e, "The index could not be built anew, and the old one goes on: {Reason}", e.Message);
            (progress.State, progress.Problem) = (RebuildState.Failed, e.Message);
            await ReportAsync(progress, ct);
        }
    }

    private async Task BuildAsync(ISearchEngine engine, Progress progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        progress.Total = await CountAsync(connection, ct);
        for (var isLast = false; !isLast;)
        {
            (var rows, isLast) = await ProjectionPages.ReadAsync(connection, engine.AppliedThrough, ct);
            if (rows.Count > 0) await engine.ApplyAsync(rows.ConvertAll(row => row.Change()), rows[^1].AppliedSeq, ct);
            progress.Done += rows.Count;
            await ReportAsync(progress, ct);
        }
    }

    /// <summary>Brings the new index to one state of the projection, and holds it against that.</summary>
    public async Task VerifyAsync(ISearchEngine engine, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var state = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await ProjectionPages.FixStateAsync(connection, ct);
        await ProjectionPages.CatchUpAsync(connection, engine, ct);

        var today = clock.Today();
        var all = Enum.GetValues<ValidityStatus>().ToHashSet();
        var register = await engine.ListAsync(new() { AsOf = today, Validity = all }, ct);
        var said = register.Entries.ToDictionary(listed => listed.Entry.Id, listed => (listed.Entry.Title, listed.Validity));
        await using var command = new NpgsqlCommand(
            """
            select id, title, jsonb_build_array(content -> 'validity'), null, null, null from entries where not removed and not withdrawn
            union all
            select c.id, c.title, coalesce(based.facts, '[]'), c.released_at, c.type, c.content
            from companions c cross join lateral (
                select count(*) as found, jsonb_agg(d.content -> 'validity') as facts from entries d where d.id = any(c.rests_on) and not d.removed and not d.withdrawn) based
            where not c.removed and c.retired_because is null and based.found = cardinality(c.rests_on)
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (id, title) = (reader.GetGuid(0), reader.GetString(1));
            var facts = JsonSerializer.Deserialize<List<Validity>>(reader.GetString(2), ContractJson.Options)!;
            var isCompanion = !reader.IsDBNull(3);
            var status = (isCompanion ? Companion.ValidityOf(Companion.TypeOf(reader.GetString(4)), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(3), facts) : facts[0]).On(today);
            if (status == ValidityStatus.NotDisclosed) continue;
            if (!said.Remove(id, out var found) || found != (title, status)) throw new InvalidDataException($"Entry {id} is “{title}”, {status}; the new index says {found}.");
        }

        if (said.Count > 0) throw new InvalidDataException($"The new index has {said.Count} entries that are not in the projection: {said.Keys.First()}.");
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select (select count(*) from entries) + (select count(*) from companions)", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task ReportAsync(Progress progress, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            insert into index_rebuild_progress (rebuild_id, replica, state, done, total, problem, updated_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (rebuild_id, replica) do update set state = excluded.state, done = excluded.done, total = excluded.total, problem = excluded.problem, updated_at = excluded.updated_at
            """);
        command.Parameters.Add(new() { Value = progress.Request });
        command.Parameters.Add(new() { Value = _replica });
        command.Parameters.Add(new() { Value = CamelCase.Of(progress.State) });
        command.Parameters.Add(new() { Value = progress.Done });
        command.Parameters.Add(new() { Value = Math.Max(progress.Total, progress.Done) });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = progress.Problem ?? (object)DBNull.Value });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class Progress(Guid request)
    {
        public Guid Request => request;

        public RebuildState State { get; set; }

        public long Done { get; set; }

        public long Total { get; set; }

        public string? Problem { get; set; }
    }
}
