using System.Diagnostics;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>The projection as an index reads it: page by page, in the order in which entries were written.</summary>
internal static class ProjectionPages
{
    private const int MostRows = 200;

    /// <summary>A single text may have 8 MB; a page ends with the one that makes it this long.</summary>
    private const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>In a transaction that repeats its reads: all that is read after this is of one state.</summary>
    public static Task FixStateAsync(NpgsqlConnection connection, CancellationToken ct) =>
        // The first statement fixes the state, but this: a purge writes the table anew, and to a state from before it the new one is empty.
        ExecuteAsync(connection, "lock table entries in access share mode", ct);

    /// <summary>The place of the last purge.</summary>
    public static async Task<long> LastPurgeAsync(NpgsqlConnection connection, CancellationToken ct) =>
        (long)(await ExecuteAsync(connection, "select coalesce(max(purged_seq), 0) from purged_texts", ct))!;

    /// <summary>Takes all that an index has not yet into it, and shows it at once.</summary>
    /// <param name="connection">With a fixed state.</param>
    /// <param name="engine">The index.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    /// <param name="passed">Hears of each page how far it goes.</param>
    public static async Task CatchUpAsync(NpgsqlConnection connection, ISearchEngine engine, CancellationToken ct, Action<long>? passed = null)
    {
        for (var after = engine.AppliedThrough; ;)
        {
            var (rows, isLast) = await ReadAsync(connection, after, ct);
            if (rows.Count > 0) after = rows[^1].AppliedSeq;
            if (after > engine.AppliedThrough) await IndexAsync(engine, rows, isLast ? after : null, ct);
            if (isLast) return;
            passed?.Invoke(after);
        }
    }

    public static IReadOnlyList<IndexChange> ChangesOf(IReadOnlyList<Entry> rows) =>
        [.. rows.Select(row => new IndexChange(row.Id, row.Removed || row.Withdrawn ? null : IndexedEntries.Of(row), row.AppliedSeq))];

    /// <summary>The page after a position, and whether it is the last one.</summary>
    public static async Task<(List<Entry> Rows, bool IsLast)> ReadAsync(NpgsqlConnection connection, long after, CancellationToken ct)
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

    /// <param name="engine">The index.</param>
    /// <param name="rows">A page.</param>
    /// <param name="through">Null while there are more.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    private static async Task IndexAsync(ISearchEngine engine, List<Entry> rows, long? through, CancellationToken ct)
    {
        var steps = rows.ConvertAll(row => Telemetry.Source.HasListeners() ? Step(row) : null);
        var changes = ChangesOf(rows);
        await (through is { } all ? engine.ApplyAsync(changes, all, ct) : engine.StageAsync(changes, ct));
        foreach (var step in steps) step?.Dispose();
    }

    private static Activity? Step(Entry row)
    {
        Activity.Current = null;
        return Telemetry.Source.StartActivity("index", ActivityKind.Internal, row.TraceParent!)?.SetTag("govopen.subject", row.Id);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
