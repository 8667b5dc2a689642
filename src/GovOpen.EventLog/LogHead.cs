using Npgsql;

namespace GovOpen.EventLog;

/// <summary>Which history this is, and how far it goes.</summary>
internal sealed record LogHead(Guid Epoch, long Sequence)
{
    /// <summary>Null until a relay has named the epoch of a new database.</summary>
    public static async Task<LogHead?> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select epoch, (select coalesce(max(sequence), 0) from events) from log_state", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetGuid(0), reader.GetInt64(1)) : null;
    }
}
