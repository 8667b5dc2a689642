using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using Npgsql;

namespace GovOpen.Search.Guidance;

/// <summary>
/// Writes what staff said of words and questions, with the position, in one transaction; newer version wins, other histories are
/// ignored. It comes from Publishing's log, so it outlives every rebuild of what Search has.
/// </summary>
internal sealed class GuidanceProjection(NpgsqlDataSource database) : ISweep
{
    /// <param name="id">Of the word.</param>
    /// <param name="version">Of what is said of it.</param>
    /// <param name="word">As people say it.</param>
    /// <param name="terms">Null: what came with the platform holds.</param>
    /// <param name="position">Where that was told.</param>
    /// <param name="ct">Leaves it to the next time.</param>
    public Task SetSynonymsAsync(Guid id, long version, string word, IReadOnlyList<string>? terms, LogPosition position, CancellationToken ct) => WriteAsync(
        "synonyms", "word, terms", position, ct, id, version, word, terms?.ToArray() ?? (object)DBNull.Value);

    /// <inheritdoc cref="SetSynonymsAsync"/>
    public Task SetBestBetsAsync(Guid id, long version, string question, IReadOnlyList<Guid> documents, LogPosition position, CancellationToken ct) => WriteAsync(
        "best_bets", "question, document_ids", position, ct, id, version, question, documents.ToArray());

    /// <inheritdoc/>
    public async Task SweepAsync(string source, Guid epoch, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Projection.BeginAsync(connection, ct);
        await using var command = new NpgsqlCommand(
            """
            with unsaid as (update synonyms set terms = null, applied_seq = nextval('applied_seq') where source = $1 and epoch <> $2 and terms is not null)
            update best_bets set document_ids = '{}', applied_seq = nextval('applied_seq') where source = $1 and epoch <> $2 and cardinality(document_ids) > 0
            """, connection)
        {
            Parameters = { new() { Value = source }, new() { Value = epoch } },
        };
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task WriteAsync(string table, string columns, LogPosition position, CancellationToken ct, params object[] values)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Projection.BeginAsync(connection, ct);
        var histories = await Inbox.PositionsAsync(connection, ct);
        if (histories.Exists(history => history.Source == position.Source && history.Epoch == position.Epoch))
        {
            await using var command = new NpgsqlCommand(
                $"""
                insert into {table} (id, version, {columns}, source, epoch, applied_seq) values ($1, $2, $3, $4, $5, $6, nextval('applied_seq'))
                on conflict (id) do update set (version, {columns}, source, epoch, applied_seq) = (select excluded.version, {string.Join(", ", columns.Split(", ").Select(column => "excluded." + column))}, excluded.source, excluded.epoch, excluded.applied_seq)
                where {table}.epoch <> excluded.epoch or {table}.version < excluded.version
                """, connection);
            foreach (var value in values) command.Parameters.Add(value is DBNull ? new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text, Value = value } : new NpgsqlParameter { Value = value });
            command.Parameters.Add(new() { Value = position.Source });
            command.Parameters.Add(new() { Value = position.Epoch });
            await command.ExecuteNonQueryAsync(ct);
            await Inbox.RecordAsync(connection, [position], ct);
        }

        await transaction.CommitAsync(ct);
    }
}
