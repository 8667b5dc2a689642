using System.Text.Json;
using GovOpen.ServiceDefaults;
using Npgsql;

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

    /// <summary>Between two times that some texts are read: nobody waits for a count, and the database has more urgent things to do.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(_every, clock);
        do
        {
            try
            {
                await CountAsync(database, () => Task.Delay(_rest, clock, stoppingToken), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Citations cannot be counted now: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Reads the texts that came since the last time, some at a time, then compares every document's count with what the index was told.</summary>
    public static async Task CountAsync(NpgsqlDataSource database, Func<Task> rest, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        while (await ReadAsync(connection, ct) is { Count: > 0 } unread)
        {
            await KeepAsync(connection, unread, ct);
            if (unread.Count == AtOnce) await rest();
        }

        if (await CompareAsync(connection, ct) is { Ids.Count: > 0 } changed) await TellAsync(connection, changed.Ids, changed.Levels, ct);
    }

    /// <summary>The count that a level stands for: the middle of those that have it.</summary>
    public static int CountOf(int level) => level switch { 0 => 0, 1 => 1, _ => 3 << (level - 2) };

    /// <summary>Which counts differ from what the index was told. All texts are looked through, so this keeps no writer waiting.</summary>
    private static async Task<(List<Guid> Ids, List<int> Levels)> CompareAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with counts as (
                select cited.name, sum(cited.weight::integer) as weight
                from entries cross join lateral jsonb_each_text(entries.cites) as cited (name, weight)
                where not entries.removed and not entries.withdrawn
                group by cited.name),
            levels as (
                select entries.id, entries.cited_level, case when counts.weight is null then 0 else 1 + floor(log(2, counts.weight))::integer end as level
                from entries left join counts on counts.name = entries.cited_as)
            select id, level from levels where level <> cited_level
            """, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (ids, levels) = (new List<Guid>(), new List<int>());
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetGuid(0));
            levels.Add(reader.GetInt32(1));
        }

        return (ids, levels);
    }

    private static async Task TellAsync(NpgsqlConnection connection, List<Guid> ids, List<int> levels, CancellationToken ct)
    {
        await using var transaction = await Projection.BeginAsync(connection, ct);
        await using var command = new NpgsqlCommand(
            """
            update entries set cited_level = counted.level, applied_seq = nextval('applied_seq')
            from unnest($1, $2) as counted (id, level) where entries.id = counted.id and entries.cited_level <> counted.level
            """, connection) { Parameters = { new() { Value = ids.ToArray() }, new() { Value = levels.ToArray() } } };
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<List<ReadEntry>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id, epoch, version, title, body, texts from entries where cites is null and not removed limit $1", connection)
        {
            Parameters = { new() { Value = AtOnce } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var unread = new List<ReadEntry>();
        while (await reader.ReadAsync(ct))
        {
            var (title, texts) = (reader.GetString(3), Entry.TextsOf(reader.GetString(5)).Values.Append(reader.GetString(4)));
            unread.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), Citations.NameOf(title), JsonSerializer.Serialize(Cited(title, texts))));
        }

        return unread;
    }

    private static Dictionary<string, int> Cited(string title, IEnumerable<string> texts)
    {
        var cited = new Dictionary<string, int>();
        foreach (var name in texts.SelectMany(Citations.In)) cited[name] = 1;
        foreach (var name in Citations.In(title)) cited[name] = WeightOfTitle;
        cited.Remove(Citations.NameOf(title));
        return cited;
    }

    private static async Task KeepAsync(NpgsqlConnection connection, List<ReadEntry> read, CancellationToken ct)
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
                new() { Value = read.Select(one => one.Id).ToArray() },
                new() { Value = read.Select(one => one.Epoch).ToArray() },
                new() { Value = read.Select(one => one.Version).ToArray() },
                new() { Value = read.Select(one => one.Name).ToArray() },
                new() { Value = read.Select(one => one.Cites).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <param name="Name">By which others cite it.</param>
    /// <param name="Cites">The names that it cites with their weights, as a JSON object.</param>
    private sealed record ReadEntry(Guid Id, Guid Epoch, long Version, string Name, string Cites);
}
