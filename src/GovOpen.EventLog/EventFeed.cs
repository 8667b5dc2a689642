using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace GovOpen.EventLog;

/// <summary>
/// The log, page by page, for readers that start, fell behind, or hear of gaps. A reader names the epoch and the event that
/// it stands at; if that event is not in the log any more, the database was replaced by an older copy of itself: the log
/// takes a new epoch, and every reader rebuilds. A reader that starts and only cares for what is recent asks with <c>since</c>.
/// </summary>
internal static class EventFeed
{
    private const int LargestPage = 500;

    public static async Task<Results<Ok<FeedPage>, ProblemHttpResult>> ReadAsync(
        Log log, CancellationToken ct, long after = 0, Guid? afterId = null, Guid? epoch = null, DateTimeOffset? since = null, int limit = LargestPage)
    {
        if (after < 0) return TypedResults.Problem($"after must be 0 or more, was {after}.", statusCode: StatusCodes.Status400BadRequest);
        if (limit is < 1 or > LargestPage) return TypedResults.Problem($"limit must be 1 to {LargestPage}, was {limit}.", statusCode: StatusCodes.Status400BadRequest);

        await using var connection = await log.Database.OpenConnectionAsync(ct);
        var head = await LogHead.ReadAsync(connection, ct);
        if (head is null) return TypedResults.Problem("The log has no epoch yet; ask again in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);

        if (epoch == head.Epoch && after > 0 && !await StandsAtAsync(connection, after, afterId, ct))
        {
            await Epoch.RenewAsync(connection, head.Epoch, ct);
            head = (await LogHead.ReadAsync(connection, ct))!;
        }

        // Another history than the reader's: from its beginning.
        var from = epoch is null || epoch == head.Epoch ? after : 0;
        if (from == 0 && since is { } instant) from = await LastBeforeAsync(connection, instant, ct);
        return TypedResults.Ok(new FeedPage(head.Epoch, head.Sequence, await LogRows.ReadAsync(connection, from, limit, ct)));
    }

    /// <summary>From the log's end backwards: who asks for what is new is answered at once.</summary>
    private static async Task<long> LastBeforeAsync(NpgsqlConnection connection, DateTimeOffset instant, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select sequence from events where at < $1 order by sequence desc limit 1", connection) { Parameters = { new() { Value = instant.ToUniversalTime() } } };
        return await command.ExecuteScalarAsync(ct) is long sequence ? sequence : 0;
    }

    private static async Task<bool> StandsAtAsync(NpgsqlConnection connection, long sequence, Guid? id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id from events where sequence = $1", connection) { Parameters = { new() { Value = sequence } } };
        return await command.ExecuteScalarAsync(ct) is Guid found && (id is null || found == id);
    }
}

/// <param name="Epoch">Which history.</param>
/// <param name="Head">The last sequence when the page was read, at least.</param>
/// <param name="Events">In order, each with the sequence of the one before it.</param>
internal sealed record FeedPage(Guid Epoch, long Head, IReadOnlyList<LogRow> Events);

/// <summary>An event as the relay and the feed hand it on, with the one before it.</summary>
internal sealed record LogRow(long Sequence, long Previous, Guid? PreviousId, Guid Id, string Type, string Subject, long SubjectVersion, JsonElement Body, string? TraceParent, DateTimeOffset At);

internal static class LogRows
{
    public static async Task<List<LogRow>> ReadAsync(NpgsqlConnection connection, long after, int limit, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select sequence, id, type, subject, subject_version, body, traceparent, at from events where sequence >= $1 order by sequence limit $2",
            connection) { Parameters = { new() { Value = after }, new() { Value = limit + 1 } } };
        await using var reader = await command.ExecuteReaderAsync(ct);

        var rows = new List<LogRow>();
        var (previous, previousId) = (after, (Guid?)null);
        while (rows.Count < limit && await reader.ReadAsync(ct))
        {
            var (sequence, id) = (reader.GetInt64(0), reader.GetGuid(1));
            if (sequence > after) rows.Add(new(
                sequence, previous, previousId, id, reader.GetString(2), reader.GetString(3), reader.GetInt64(4),
                reader.GetFieldValue<JsonElement>(5), reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7)));
            (previous, previousId) = (sequence, id);
        }

        return rows;
    }
}
