using GovOpen.Publishing.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>The ids that were good in this request, with their content, in a temporary table of the session: there may be millions.</summary>
internal sealed class SeenInRequest
{
    private readonly NpgsqlConnection _connection;

    private SeenInRequest(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Holds the context's connection open, because the table lives as long as the session.</summary>
    public static async Task<SeenInRequest> BeginAsync(PublishingDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand("create temporary table seen (source_id text primary key, content_hash bytea not null)", connection);
        await command.ExecuteNonQueryAsync(ct);
        return new SeenInRequest(connection);
    }

    /// <summary>Those of these ids that were seen, with the content that they had.</summary>
    public async Task<Dictionary<string, byte[]>> FindAsync(string[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select source_id, content_hash from seen where source_id = any($1)", _connection)
        {
            Parameters = { new() { Value = ids } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }

        return found;
    }

    public async Task AddAsync(IReadOnlyList<StatedContent> seen, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("insert into seen select * from unnest($1, $2)", _connection)
        {
            Parameters = { new() { Value = seen.Select(content => content.Document.Id).ToArray() }, new() { Value = seen.Select(content => content.Hash).ToArray() } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
