using GovOpen.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace GovOpen.Search.Entries;

/// <summary>
/// Counts by how many documents each is named, beside the projection, because a text that comes today may name one that comes
/// tomorrow. The count is kept in powers of two, so that a document is indexed anew only when its standing has changed.
/// </summary>
internal sealed class CountCitations(NpgsqlDataSource database, TimeProvider clock, ILogger<CountCitations> logger) : BackgroundService
{
    /// <summary>A document that names another in its own title stands for so many more: it carries it out, changes or explains it.</summary>
    public const int WeightOfTitle = 6;

    private const int AtOnce = 200;

    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CountAsync(database, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Citations cannot be counted now: {Reason}", e.Message);
            }

            await Task.Delay(_every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the texts that came since the last time, then compares every document's count with what the index was told.</summary>
    public static async Task CountAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        while (await ReadAsync(connection, ct) is { Count: > 0 } unread) await KeepAsync(connection, unread, ct);

        await using var transaction = await Projection.BeginAsync(connection, ct);
        await using var command = new NpgsqlCommand(
            """
            with counts as (
                select cited.name, sum(cited.weight::integer) as weight
                from entries cross join lateral jsonb_each_text(entries.cites) as cited (name, weight)
                where not entries.removed and not entries.withdrawn
                group by cited.name),
            levels as (
                select entries.id, case when counts.weight is null then 0 else 1 + floor(log(2, counts.weight))::integer end as level
                from entries left join counts on counts.name = entries.cited_as)
            update entries set cited_level = levels.level, applied_seq = nextval('applied_seq')
            from levels where levels.id = entries.id and entries.cited_level <> levels.level
            """, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The count that a level stands for: the middle of those that have it.</summary>
    public static int CountOf(int level) => level switch { 0 => 0, 1 => 1, _ => 3 << (level - 2) };

    private static async Task<List<(Entry Entry, string Cites)>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id, epoch, version, title, body, texts from entries where cites is null and not removed limit $1", connection)
        {
            Parameters = { new() { Value = AtOnce } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var unread = new List<(Entry, string)>();
        while (await reader.ReadAsync(ct))
        {
            var entry = new Entry
            {
                Id = reader.GetGuid(0), Source = "", Epoch = reader.GetGuid(1), Version = reader.GetInt64(2), RecordedAt = default, Title = reader.GetString(3),
                Content = "", Body = reader.GetString(4), Texts = reader.GetString(5),
            };
            unread.Add((entry, System.Text.Json.JsonSerializer.Serialize(Cited(entry))));
        }

        return unread;
    }

    private static Dictionary<string, int> Cited(Entry entry)
    {
        var own = Citations.NameOf(entry.Title);
        var cited = new Dictionary<string, int>();
        foreach (var name in Entry.TextsOf(entry.Texts).Values.Append(entry.Body).SelectMany(Citations.In)) cited[name] = 1;
        foreach (var name in Citations.In(entry.Title)) cited[name] = WeightOfTitle;
        cited.Remove(own);
        return cited;
    }

    private static async Task KeepAsync(NpgsqlConnection connection, List<(Entry Entry, string Cites)> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update entries set cited_as = known.name, cites = known.cites::jsonb
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[]) as known (id, epoch, version, name, cites)
            where entries.id = known.id and entries.epoch = known.epoch and entries.version = known.version
            """, connection)
        {
            Parameters =
            {
                new() { Value = read.Select(one => one.Entry.Id).ToArray() },
                new() { Value = read.Select(one => one.Entry.Epoch).ToArray() },
                new() { Value = read.Select(one => one.Entry.Version).ToArray() },
                new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = read.Select(one => Citations.NameOf(one.Entry.Title)).ToArray() },
                new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = read.Select(one => one.Cites).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
