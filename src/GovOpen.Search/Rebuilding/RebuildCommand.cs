using System.Globalization;
using Npgsql;

namespace GovOpen.Search.Rebuilding;

/// <summary><c>--rebuild-index</c>: asks the replicas that run to build their indexes anew, and shows how far they are until all are done.</summary>
internal static class RebuildCommand
{
    private const int BarWidth = 40;

    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(500);

    /// <summary>By then a replica has begun, or none runs.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public static bool IsAskedFor(string[] args) => args.Contains("--rebuild-index");

    /// <summary>0 when all have done it.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        var (database, clock) = (app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<TimeProvider>());
        var (id, begun) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await using (var connection = await database.OpenConnectionAsync()) await RebuildRequests.AddAsync(connection, id, "deploy/ask search --rebuild-index", begun, CancellationToken.None);
        for (var last = ""; ; await Task.Delay(_poll, clock))
        {
            var (replicas, line) = await ReadAsync(database, id);
            if (line != last) Console.WriteLine(last = line);
            if (replicas.Count == 0 && clock.GetUtcNow() - begun > _patience)
            {
                Console.Error.WriteLine("No search took it up: is one running, and has it loaded its index? See deploy/status.");
                return 1;
            }

            if (replicas.Count == 0 || replicas.Exists(state => state is not ("done" or "failed"))) continue;
            if (!replicas.Contains("failed")) return 0;

            Console.Error.WriteLine("It failed; the old index goes on answering. The log of search says more.");
            return 1;
        }
    }

    private static async Task<(List<string> States, string Line)> ReadAsync(NpgsqlDataSource database, Guid id)
    {
        await using var command = database.CreateCommand("select replica, state, done, total, problem from index_rebuild_progress where rebuild_id = $1 order by replica");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync();
        var (states, lines) = (new List<string>(), new List<string>());
        while (await reader.ReadAsync())
        {
            var (done, total) = (reader.GetInt64(2), reader.GetInt64(3));
            var filled = (int)(BarWidth * done / Math.Max(1, total));
            states.Add(reader.GetString(1));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetString(0)} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {done:N0} of {total:N0}, {reader.GetString(1)}{(reader.IsDBNull(4) ? "" : ": " + reader.GetString(4))}"));
        }

        return (states, lines.Count == 0 ? "Waiting for a search to take it up …" : string.Join('\n', lines));
    }
}
