using GovOpen.Publishing.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// The ids that were good in this request, with their content: the first in memory, which is all of most requests, the others in a
/// temporary table of the session, because there may be millions. Such a table costs the server more than a document does.
/// </summary>
internal sealed class SeenInRequest(PublishingDb db)
{
    private const int MostInMemory = 1_000;

    private readonly Dictionary<string, byte[]> _first = new(StringComparer.Ordinal);
    private bool _hasTable;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>Those of these ids that were seen, with the content that they had.</summary>
    public async Task<Dictionary<string, byte[]>> FindAsync(string[] ids, CancellationToken ct)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (_first.TryGetValue(id, out var hash)) found[id] = hash;
        }

        if (!_hasTable) return found;

        await using var command = new NpgsqlCommand("select source_id, content_hash from seen where source_id = any($1)", Connection)
        {
            Parameters = { new() { Value = ids } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }

        return found;
    }

    /// <param name="seen">None of them seen before.</param>
    public async Task AddAsync(IReadOnlyList<StatedContent> seen, CancellationToken ct)
    {
        if (_first.Count + seen.Count <= MostInMemory)
        {
            foreach (var content in seen) _first.Add(content.Document.Id, content.Hash);
            return;
        }

        if (!_hasTable) await CreateTableAsync(ct);
        await using var command = new NpgsqlCommand("insert into seen select * from unnest($1, $2)", Connection)
        {
            Parameters = { new() { Value = seen.Select(content => content.Document.Id).ToArray() }, new() { Value = seen.Select(content => content.Hash).ToArray() } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Holds the context's connection open, because the table lives as long as the session.</summary>
    private async Task CreateTableAsync(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("create temporary table seen (source_id text primary key, content_hash bytea not null)", Connection);
        await command.ExecuteNonQueryAsync(ct);
        _hasTable = true;
    }
}
