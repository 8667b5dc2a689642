using System.Data;
using System.Diagnostics;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Guidance;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// Lets the index follow the projection by <c>applied_seq</c>. A round reads one state of the projection to its end and shows it at
/// once: what was committed together is never seen in parts, however many pages it fills. The index then covers the positions of
/// that state; from this follows how fresh an answer is. While the history of a source is read from its beginning, the projection has
/// early versions also of what was withdrawn since: meanwhile the index shows what it did before, or nothing.
/// </summary>
internal sealed class IndexTail(
    NpgsqlDataSource database, IndexHolder holder, CurrentGuidance guidance, Freshness freshness, TimeProvider clock, ILogger<IndexTail> logger) : BackgroundService
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
        await holder.KeepAsync(isEnding: true, cancellationToken);
    }

    private async Task FollowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            var (purged, isTakenIn) = await TakeInAsync(connection, ct);
            if (isTakenIn)
            {
                await holder.CaughtUpAsync(ct);
                await holder.ForgetAsync(purged, ct);
            }
            else
            {
                holder.HideIfBehind(purged);
            }

            await holder.KeepAsync(isEnding: false, ct);
            await connection.WaitAsync(_poll, ct);
        }
    }

    /// <summary>Takes in one state of the projection, if it is one to be shown; returns also the place of the last purge in it.</summary>
    private async Task<(long Purged, bool IsTakenIn)> TakeInAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var state = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // The first statement fixes the state, but this: a purge writes the table anew, and to a state from before it the new one is empty.
        await ExecuteAsync(connection, "lock table entries in access share mode", ct);
        var positions = await Inbox.PositionsAsync(connection, ct);
        var purged = (long)(await ExecuteAsync(connection, "select coalesce(max(purged_seq), 0) from purged_texts", ct))!;
        if (positions.Exists(position => position.Rebuilding)) return (purged, false);

        await guidance.RefreshAsync(connection, ct);
        for (var after = holder.Engine.AppliedThrough; ;)
        {
            var (rows, isLast) = await ReadAsync(connection, after, ct);
            if (rows.Count > 0) after = rows[^1].AppliedSeq;
            if (after > holder.Engine.AppliedThrough) await IndexAsync(rows, isLast ? after : null, ct);
            if (isLast) break;
        }

        await state.CommitAsync(ct);
        foreach (var position in positions.Where(position => position.IsSound)) freshness.Covers(position.Source, position.Epoch, position.Sequence);
        return (purged, true);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }

    /// <param name="rows">A page.</param>
    /// <param name="through">Null while there are more.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    private async Task IndexAsync(List<Entry> rows, long? through, CancellationToken ct)
    {
        var steps = rows.ConvertAll(row => Telemetry.Source.HasListeners() ? Step(row) : null);
        IndexChange[] changes = [.. rows.Select(row => new IndexChange(row.Id, row.Removed || row.Withdrawn ? null : IndexedEntries.Of(row), row.AppliedSeq))];
        await (through is { } all ? holder.Engine.ApplyAsync(changes, all, ct) : holder.Engine.StageAsync(changes, ct));
        foreach (var step in steps) step?.Dispose();
    }

    private static Activity? Step(Entry row)
    {
        Activity.Current = null;
        return Telemetry.Source.StartActivity("index", ActivityKind.Internal, row.TraceParent!)?.SetTag("govopen.subject", row.Id);
    }

    private static async Task<(List<Entry> Rows, bool IsLast)> ReadAsync(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, source, epoch, version, applied_seq, removed, title, number_key, content, body, traceparent, recorded_at, withdrawn, texts, cited_level
            from entries where applied_seq > $1 order by applied_seq limit $2
            """, connection) { Parameters = { new() { Value = after }, new() { Value = MostRows } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Entry>();
        for (var characters = 0L; characters < MostCharacters && await reader.ReadAsync(ct); characters += rows[^1].Body.Length + rows[^1].Texts.Length)
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
                RecordedAt = reader.GetFieldValue<DateTimeOffset>(11),
                Withdrawn = reader.GetBoolean(12),
                Texts = reader.GetString(13),
                CitedLevel = reader.GetInt32(14),
            });
        }

        return (rows, rows.Count < MostRows && !await reader.ReadAsync(ct));
    }
}
