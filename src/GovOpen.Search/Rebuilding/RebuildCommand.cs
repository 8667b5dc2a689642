using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Search.Data;
using Microsoft.EntityFrameworkCore;
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
            var replicas = await ReadAsync(app.Services, id);
            var shown = replicas.Count == 0 ? "Waiting for a search to take it up …" : string.Join('\n', replicas.Select(Line));
            if (shown != last) Console.WriteLine(last = shown);
            if (replicas.Count == 0 && clock.GetUtcNow() - begun > _patience)
            {
                Console.Error.WriteLine("No search took it up: is one running, and has it loaded its index? See deploy/status.");
                return 1;
            }

            if (replicas.Count == 0 || replicas.Exists(replica => replica.State is not (RebuildState.Done or RebuildState.Failed))) continue;
            if (replicas.TrueForAll(replica => replica.State == RebuildState.Done)) return 0;

            Console.Error.WriteLine("It failed; the old index goes on answering. The log of search says more.");
            return 1;
        }
    }

    private static async Task<List<RebuildProgressRow>> ReadAsync(IServiceProvider services, Guid id)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchDb>().RebuildProgress.AsNoTracking().Where(row => row.RebuildId == id).OrderBy(row => row.Replica).ToListAsync();
    }

    private static string Line(RebuildProgressRow row)
    {
        var filled = (int)(BarWidth * row.Done / Math.Max(1, row.Total));
        var problem = row.Problem is null ? "" : ": " + row.Problem;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Replica} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {row.Done:N0} of {row.Total:N0}, {CamelCase.Of(row.State)}{problem}");
    }
}
