using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Search.Companions;
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
        ExecuteAsync(connection, "lock table entries, companions in access share mode", ct);

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

    /// <summary>The page after a position, and whether it is the last one.</summary>
    public static async Task<(List<ProjectedRow> Rows, bool IsLast)> ReadAsync(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select * from (
                (select applied_seq, id, title, traceparent, removed or withdrawn as hidden, content, body, texts, number_key, cited_level,
                    null::jsonb as bases, null::timestamptz as released_at, source, epoch, version, recorded_at, null as type
                from entries where applied_seq > $1 order by applied_seq limit $2)
                union all
                (select c.applied_seq, c.id, c.title, c.trace_parent, c.removed or c.retired_because is not null or based.found < cardinality(c.rests_on), c.content, '', '{}', null, 0,
                    coalesce(based.bases, '[]'), c.released_at, c.source, c.epoch, c.version, c.released_at, c.type
                from companions c cross join lateral (
                    select count(*) as found, jsonb_agg(d.content order by array_position(c.rests_on, d.id)) as bases
                    from entries d where d.id = any(c.rests_on) and not d.removed and not d.withdrawn) based
                where c.applied_seq > $1 order by c.applied_seq limit $2)) rows
            order by applied_seq limit $2
            """, connection) { Parameters = { new() { Value = after }, new() { Value = MostRows } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<ProjectedRow>();
        for (var characters = 0L; characters < MostCharacters && await reader.ReadAsync(ct);)
        {
            var (body, texts) = (reader.GetString(6), reader.GetString(7));
            rows.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetBoolean(4) ? null : IndexedOf(reader, body, texts)));
            characters += body.Length + texts.Length;
        }

        return (rows, rows.Count < MostRows && !await reader.ReadAsync(ct));
    }

    private static IndexedEntry IndexedOf(NpgsqlDataReader row, string body, string texts) => row.IsDBNull(10)
        ? IndexedEntries.Of(new()
        {
            AppliedSeq = row.GetInt64(0),
            Id = row.GetGuid(1),
            Title = row.GetString(2),
            Content = row.GetString(5),
            Body = body,
            Texts = texts,
            NumberKey = row.IsDBNull(8) ? null : row.GetString(8),
            CitedLevel = row.GetInt32(9),
            Source = row.GetString(12),
            Epoch = row.GetGuid(13),
            Version = row.GetInt64(14),
            RecordedAt = row.GetFieldValue<DateTimeOffset>(15),
        })
        : Companion.Indexed(
            row.GetGuid(1), Companion.TypeOf(row.GetString(16)),
            row.GetString(5), row.GetFieldValue<DateTimeOffset>(11), JsonSerializer.Deserialize<List<DocumentPublished>>(row.GetString(10), ContractJson.Options)!);

    /// <param name="engine">The index.</param>
    /// <param name="rows">A page.</param>
    /// <param name="through">Null while there are more.</param>
    /// <param name="ct">Leaves the index as it was.</param>
    private static async Task IndexAsync(ISearchEngine engine, List<ProjectedRow> rows, long? through, CancellationToken ct)
    {
        var steps = rows.ConvertAll(row => Telemetry.Source.HasListeners() ? Step(row) : null);
        var changes = rows.ConvertAll(row => row.Change());
        await (through is { } all ? engine.ApplyAsync(changes, all, ct) : engine.StageAsync(changes, ct));
        foreach (var step in steps) step?.Dispose();
    }

    private static Activity? Step(ProjectedRow row)
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

/// <summary>A row of the projection as the index takes it in.</summary>
/// <param name="AppliedSeq">Its place.</param>
/// <param name="Id">Of what it is about.</param>
/// <param name="TraceParent">Of the transaction that published it.</param>
/// <param name="Entry">Null: it is not, or no longer, to be found.</param>
internal sealed record ProjectedRow(long AppliedSeq, Guid Id, string? TraceParent, IndexedEntry? Entry)
{
    public IndexChange Change() => new(Id, Entry, AppliedSeq);
}
