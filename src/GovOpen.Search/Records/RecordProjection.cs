using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using Npgsql;
using NpgsqlTypes;

namespace GovOpen.Search.Records;

/// <summary>
/// Writes records: once for all effects it sees to idempotence and order (newer version wins, tombstones stay, other histories
/// are ignored), as <see cref="Projection"/> does for entries. Records are few, so each has its own transaction.
/// </summary>
internal sealed class RecordProjection(NpgsqlDataSource database, ILogger<RecordProjection> logger) : ISweep
{
    /// <summary>Returns when the change and its position are committed.</summary>
    public async Task UpsertAsync(StoredRecord record, LogPosition position, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Inbox.ReadsAsync(connection, position, ct))
        {
            await WriteAsync(connection, record, ct);
            await Inbox.RecordAsync(connection, [position], ct);
        }

        // Whoever tells how fresh answers are looks at the position again.
        await using var notify = new NpgsqlCommand("select pg_notify($1, '')", connection) { Parameters = { new() { Value = Projection.Channel } } };
        await notify.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <inheritdoc/>
    public async Task SweepAsync(string source, Guid epoch, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            update records set removed = true, type = '', type_name = '', column_key = '', column_name = '', title = '', issuer = '', division = '', year = 0,
                organiser = null, result = null, result_name = null, tags = '{}', published_on = null, text = '', content = '{}'
            where source = $1 and epoch <> $2 and not removed
            """);
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = epoch });
        var swept = await command.ExecuteNonQueryAsync(ct);
        if (swept > 0) logger.LogWarning("{Count} records of {Source} are not in its history {Epoch} and were taken out.", swept, source, epoch);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, StoredRecord record, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into records (id, source, epoch, version, removed, withdrawn_on, withdrawal_reason, type, type_name, column_key, column_name,
                title, issuer, division, year, organiser, result, result_name, tags, published_on, text, content)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22::jsonb)
            on conflict (id) do update set
                source = excluded.source, epoch = excluded.epoch, version = excluded.version, removed = excluded.removed,
                withdrawn_on = excluded.withdrawn_on, withdrawal_reason = excluded.withdrawal_reason, type = excluded.type, type_name = excluded.type_name,
                column_key = excluded.column_key, column_name = excluded.column_name, title = excluded.title, issuer = excluded.issuer,
                division = excluded.division, year = excluded.year, organiser = excluded.organiser, result = excluded.result,
                result_name = excluded.result_name, tags = excluded.tags, published_on = excluded.published_on, text = excluded.text, content = excluded.content
            where records.epoch <> excluded.epoch or records.version < excluded.version
            """, connection);
        command.Parameters.Add(new() { Value = record.Id });
        command.Parameters.Add(new() { Value = record.Source });
        command.Parameters.Add(new() { Value = record.Epoch });
        command.Parameters.Add(new() { Value = record.Version });
        command.Parameters.Add(new() { Value = record.Removed });
        command.Parameters.Add(Of(NpgsqlDbType.Date, record.WithdrawnOn));
        command.Parameters.Add(Of(NpgsqlDbType.Text, record.WithdrawalReason));
        command.Parameters.Add(new() { Value = record.Type });
        command.Parameters.Add(new() { Value = record.TypeName });
        command.Parameters.Add(new() { Value = record.ColumnKey });
        command.Parameters.Add(new() { Value = record.ColumnName });
        command.Parameters.Add(new() { Value = record.Title });
        command.Parameters.Add(new() { Value = record.Issuer });
        command.Parameters.Add(new() { Value = record.Division });
        command.Parameters.Add(new() { Value = record.Year });
        command.Parameters.Add(Of(NpgsqlDbType.Text, record.Organiser));
        command.Parameters.Add(Of(NpgsqlDbType.Text, record.Result));
        command.Parameters.Add(Of(NpgsqlDbType.Text, record.ResultName));
        command.Parameters.Add(new() { Value = record.Tags });
        command.Parameters.Add(Of(NpgsqlDbType.Date, record.PublishedOn));
        command.Parameters.Add(new() { Value = record.Text });
        command.Parameters.Add(new() { Value = record.Content });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
