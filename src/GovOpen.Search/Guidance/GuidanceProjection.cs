using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using Npgsql;
using NpgsqlTypes;

namespace GovOpen.Search.Guidance;

/// <summary>
/// Writes what staff said of words and questions, with the position, in one transaction; newer version wins, other histories are
/// ignored. It comes from Publishing's log, so it outlives every rebuild of what Search has.
/// </summary>
internal sealed class GuidanceProjection(NpgsqlDataSource database) : IApply<SynonymsChanged>, IApply<BestBetsChanged>, ISweep
{
    /// <summary>What a word means holds for the next question.</summary>
    public Task ApplyAsync(SynonymsChanged happened, LogPosition position, CancellationToken ct) => WriteAsync(
        """
        insert into synonyms (source, epoch, id, version, word, terms, applied_seq) values ($1, $2, $3, $4, $5, $6, nextval('applied_seq'))
        on conflict (id) do update set
            source = excluded.source, epoch = excluded.epoch, version = excluded.version, word = excluded.word, terms = excluded.terms, applied_seq = excluded.applied_seq
        where synonyms.epoch <> excluded.epoch or synonyms.version < excluded.version
        """,
        position, ct,
        new() { Value = happened.SynonymId }, new() { Value = happened.Version }, new() { Value = happened.Word },
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = happened.Terms?.ToArray() ?? (object)DBNull.Value });

    /// <summary>What comes first holds for the next one who asks it.</summary>
    public Task ApplyAsync(BestBetsChanged happened, LogPosition position, CancellationToken ct) => WriteAsync(
        """
        insert into best_bets (source, epoch, id, version, question, document_ids, applied_seq) values ($1, $2, $3, $4, $5, $6, nextval('applied_seq'))
        on conflict (id) do update set
            source = excluded.source, epoch = excluded.epoch, version = excluded.version, question = excluded.question, document_ids = excluded.document_ids, applied_seq = excluded.applied_seq
        where best_bets.epoch <> excluded.epoch or best_bets.version < excluded.version
        """,
        position, ct,
        new() { Value = happened.BestBetId }, new() { Value = happened.Version }, new() { Value = happened.Question }, new() { Value = happened.DocumentIds.ToArray() });

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

    private async Task WriteAsync(string sql, LogPosition position, CancellationToken ct, params NpgsqlParameter[] values)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Projection.BeginAsync(connection, ct);
        if (await Inbox.ReadsAsync(connection, position, ct))
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = position.Source }, new() { Value = position.Epoch } } };
            command.Parameters.AddRange(values);
            await command.ExecuteNonQueryAsync(ct);
            await Inbox.RecordAsync(connection, [position], ct);
        }

        await transaction.CommitAsync(ct);
    }
}
