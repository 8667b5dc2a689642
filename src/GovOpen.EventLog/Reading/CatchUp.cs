using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GovOpen.EventLog.Reading;

/// <summary>A reader: its database, and what it does with each type of event.</summary>
internal sealed record LogReader(
    NpgsqlDataSource Database,
    IReadOnlyList<string> Sources,
    IReadOnlyDictionary<string, Func<IServiceProvider, JsonElement, LogPosition, CancellationToken, Task>> Effects);

/// <summary>
/// Fills from the feeds what the broker did not bring: on start, while no heartbeat comes, when the position stands still
/// behind the source's (a lost or dead-lettered message, a type that this build does not consume), and from the very
/// beginning when the source's history is another one.
/// </summary>
internal sealed class CatchUp(
    LogReader reader, Freshness freshness, IHttpClientFactory clients, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CatchUp> logger)
    : BackgroundService
{
    private const int AtOnce = 16;

    /// <summary>Two looks at a standing position mean a gap; moving ones mean that the broker is at work.</summary>
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, long> _lastSeen = [];
    private readonly HashSet<string> _troubled = [];
    private readonly HashSet<string> _silent = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(_look, clock);
        do
        {
            foreach (var source in reader.Sources)
            {
                try
                {
                    if (await IsBehindAsync(source, stoppingToken)) await ReadFeedAsync(source, stoppingToken);
                    if (_troubled.Remove(source)) logger.LogInformation("Reading the {Source} feed goes on.", source);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The source or our database is away; both come back.
                    if (_troubled.Add(source)) logger.LogWarning(e, "Cannot read the {Source} feed now: {Reason}", source, e.Message);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> IsBehindAsync(string source, CancellationToken ct)
    {
        await using var connection = await reader.Database.OpenConnectionAsync(ct);
        var position = await Inbox.PositionAsync(connection, source, ct);
        if (position is null || position.Rebuilding || position.EventId == Inbox.Refuted) return true;

        var stands = _lastSeen.TryGetValue(source, out var last) && last == position.Sequence;
        var first = _lastSeen.TryAdd(source, position.Sequence);
        _lastSeen[source] = position.Sequence;

        return first
            || freshness.Latest(source) is not { } heartbeat
            || heartbeat.Epoch != position.Epoch
            || (heartbeat.Sequence != position.Sequence && stands); // ahead: a gap; behind us: a log that was cut short
    }

    /// <summary>From the position to the end. What fails does not keep what comes after it away; only the position waits for it.</summary>
    private async Task ReadFeedAsync(string source, CancellationToken ct)
    {
        await using var connection = await reader.Database.OpenConnectionAsync(ct);
        var feed = clients.CreateClient(source);
        var position = await Inbox.PositionAsync(connection, source, ct);
        var (after, afterId) = (position?.Sequence ?? 0, position?.EventId);
        Exception? failure = null;
        FeedPage page;
        DateTimeOffset asked;
        while (true)
        {
            asked = clock.GetUtcNow();
            page = await feed.GetFromJsonAsync<FeedPage>(Question(position?.Epoch, after, afterId), ContractJson.Options, ct)
                ?? throw new HttpRequestException($"The {source} feed answered nothing.");
            if (position?.Epoch != page.Epoch)
            {
                if (position is not null) logger.LogWarning("The {Source} log has the history {Epoch}, not {Before}: it was restored, and is read from its beginning.", source, page.Epoch, position.Epoch);
                await Inbox.StartOverAsync(connection, source, position?.Epoch, page.Epoch, ct);
                position = await Inbox.PositionAsync(connection, source, ct);
                (after, afterId, failure) = (0, null, null);
                continue;
            }

            if (page.Events.Count == 0) break;

            failure = await ApplyAsync(connection, source, page, ct) ?? failure;
            (after, afterId) = (page.Events[^1].Sequence, page.Events[^1].Id);
            if (failure is null) await Inbox.PassAsync(connection, source, page.Epoch, after, page.Events[^1].Id, ct);
        }

        if (failure is not null) throw new InvalidOperationException($"An event of the {source} log cannot be applied: {failure.Message}", failure);
        if (position!.Rebuilding) await FinishRebuildAsync(connection, source, position.Epoch, ct);
        if (IsSilent(source)) freshness.Read(source, page.Epoch, page.Head, asked);
    }

    private bool IsSilent(string source)
    {
        if (!freshness.IsSilent(source))
        {
            if (_silent.Remove(source)) logger.LogInformation("Heartbeats of the {Source} log come again.", source);
            return false;
        }

        if (_silent.Add(source)) logger.LogWarning("No heartbeat of the {Source} log for {Patience}: look at the broker. The feed is read every second instead.", source, Freshness.Patience);
        return true;
    }

    private static string Question(Guid? epoch, long after, Guid? afterId) =>
        epoch is null ? "internal/events"
        : afterId is null ? $"internal/events?epoch={epoch}&after={after}"
        : $"internal/events?epoch={epoch}&after={after}&afterId={afterId}";

    /// <summary>Applies what is not applied yet; returns one of the failures.</summary>
    private async Task<Exception?> ApplyAsync(NpgsqlConnection connection, string source, FeedPage page, CancellationToken ct)
    {
        var known = await Inbox.KnownAsync(connection, source, page.Epoch, page.Events[0].Previous, ct);
        var open = page.Events.Where(row => !known.Contains(row.Sequence) && reader.Effects.ContainsKey(row.Type));
        Exception? failure = null;
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (row, stop) =>
        {
            using var activity = LogTracing.Continue("catch up " + row.Type[(row.Type.LastIndexOf('.') + 1)..], ActivityKind.Consumer, row.TraceParent);
            await using var scope = scopes.CreateAsyncScope();
            var position = new LogPosition(source, page.Epoch, row.Sequence, row.Previous, row.PreviousId, row.Id);
            try
            {
                await reader.Effects[row.Type](scope.ServiceProvider, row.Body, position, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                failure = e;
            }
        });
        return failure;
    }

    private async Task FinishRebuildAsync(NpgsqlConnection connection, string source, Guid epoch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var sweep in scope.ServiceProvider.GetServices<ISweep>()) await sweep.SweepAsync(source, epoch, ct);
        await Inbox.RebuiltAsync(connection, source, epoch, ct);
        logger.LogInformation("The history {Epoch} of the {Source} log is read to its end.", epoch, source);
    }
}
