using System.Diagnostics;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// Lets the index follow the projection by <c>applied_seq</c>. When it has read everything that was there at the beginning of a
/// round, the index covers the positions that were read before; from this follows how fresh an answer is.
/// </summary>
internal sealed class IndexTail(
    NpgsqlDataSource database, IndexHolder holder, Freshness freshness, TimeProvider clock, ILogger<IndexTail> logger) : BackgroundService
{
    private const int MostRows = 200;

    /// <summary>A single text may have 8 MB; a page ends with the one that makes it this long.</summary>
    private const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>In case a notice was lost.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var troubled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {Projection.Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
                await holder.OpenAsync(connection, stoppingToken);
                if (troubled) logger.LogInformation("The index follows the projection again.");
                troubled = false;
                await FollowAsync(connection, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!troubled) logger.LogWarning(e, "The index cannot follow the projection now: {Reason}", e.Message);
                troubled = true;
                await Task.Delay(_poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The next start then has little to read.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await holder.SaveAsync(cancellationToken);
    }

    private async Task FollowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            var positions = await Inbox.PositionsAsync(connection, ct);
            // What comes meanwhile is the next round's: under steady writing an empty page never comes.
            var head = await HeadAsync(connection, ct);
            while (holder.Engine.AppliedThrough < head && await ApplyPageAsync(connection, ct))
            {
            }

            foreach (var position in positions.Where(position => position.IsSound)) freshness.Covers(position.Source, position.Epoch, position.Sequence);
            holder.CaughtUp();
            holder.SaveIfDue(ct);
            await connection.WaitAsync(_poll, ct);
        }
    }

    private static async Task<long> HeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(applied_seq), 0) from entries", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>False when there was nothing.</summary>
    private async Task<bool> ApplyPageAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = await ReadAsync(connection, holder.Engine.AppliedThrough, ct);
        if (rows.Count == 0) return false;

        var steps = rows.ConvertAll(row => Telemetry.Source.HasListeners() ? Step(row) : null);
        await holder.Engine.ApplyAsync([.. rows.Select(row => new IndexChange(row.Id, row.Removed ? null : IndexedEntries.Of(row)))], rows[^1].AppliedSeq, ct);
        foreach (var step in steps) step?.Dispose();
        return true;
    }

    private static Activity? Step(Entry row)
    {
        Activity.Current = null;
        return Telemetry.Source.StartActivity("index", ActivityKind.Internal, row.TraceParent!)?.SetTag("govopen.subject", row.Id);
    }

    private static async Task<List<Entry>> ReadAsync(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, source, epoch, version, applied_seq, removed, title, number_key, content, body, traceparent
            from entries where applied_seq > $1 order by applied_seq limit $2
            """, connection) { Parameters = { new() { Value = after }, new() { Value = MostRows } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Entry>();
        var characters = 0L;
        while (characters < MostCharacters && await reader.ReadAsync(ct))
        {
            rows.Add(new()
            {
                Id = reader.GetGuid(0),
                Source = reader.GetString(1),
                Epoch = reader.GetGuid(2),
                Version = reader.GetInt64(3),
                AppliedSeq = reader.GetInt64(4),
                Removed = reader.GetBoolean(5),
                Title = reader.GetString(6),
                NumberKey = reader.IsDBNull(7) ? null : reader.GetString(7),
                Content = reader.GetString(8),
                Body = reader.GetString(9),
                TraceParent = reader.IsDBNull(10) ? null : reader.GetString(10),
            });
            characters += rows[^1].Body.Length;
        }

        return rows;
    }
}
