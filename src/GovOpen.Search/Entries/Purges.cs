using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>Takes texts that must not be kept out of the projection, and keeps them out. What is known of their documents stays.</summary>
internal static class Purges
{
    /// <summary>Who waits for the table keeps readers waiting behind it: better to fail soon and be tried again.</summary>
    private const string Patience = "set local lock_timeout = '5s'";

    /// <summary>
    /// All of it in one transaction: the texts vanish, the table is written anew so that its old files, which still hold them, are
    /// deleted, and the purge gets a place in the order that the indexes follow.
    /// </summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, IReadOnlyList<string> hashes, LogPosition position, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Projection.BeginAsync(connection, ct);
        await using (var patience = new NpgsqlCommand(Patience, connection)) await patience.ExecuteNonQueryAsync(ct);
        if (await TakeOutAsync(connection, hashes, ct)) await RewriteAsync(connection, ct);
        await Inbox.RecordAsync(connection, [position], ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes what was purged before they came out of entries. Asked in the transaction that writes them: a purge comes before it or after it.</summary>
    public static async Task KeepOutAsync(NpgsqlConnection connection, IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select hash from purged_texts", connection); // a handful in the life of a province
        await using var reader = await command.ExecuteReaderAsync(ct);
        var purged = new HashSet<string>();
        while (await reader.ReadAsync(ct)) purged.Add(reader.GetString(0));
        if (purged.Count == 0) return;
        foreach (var entry in entries) entry.TakeOut(purged);
    }

    /// <summary>False when all of it was done before.</summary>
    private static async Task<bool> TakeOutAsync(NpgsqlConnection connection, IReadOnlyList<string> hashes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with added as (
                insert into purged_texts (hash, purged_seq) select hash, nextval('applied_seq') from unnest($1) as purged (hash)
                on conflict do nothing returning hash),
            changed as (
                update entries set
                    body = case when content ->> 'bodyHash' = any($1) then '' else body end,
                    purged = array(
                        select hash from unnest(purged) as known (hash)
                        union select hash from unnest(array[content ->> 'bodyHash'] || array(select jsonb_object_keys(texts))) as held (hash) where hash = any($1)),
                    texts = texts - $1,
                    cites = null,
                    applied_seq = nextval('applied_seq')
                where (content ->> 'bodyHash' = any($1) and not content ->> 'bodyHash' = any(purged)) or texts ?| $1
                returning id)
            select exists (select from added) or exists (select from changed)
            """, connection) { Parameters = { new() { Value = hashes.ToArray() } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task RewriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select rewrite_entries()", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
