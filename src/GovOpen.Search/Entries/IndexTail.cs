using System.Data;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Guidance;
using GovOpen.ServiceDefaults;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// Lets the index follow the projection by <c>applied_seq</c>. A round reads one state of the projection to its end and shows it at
/// once: what was committed together is never seen in parts, however many pages it fills. The index then covers the positions of
/// that state; from this follows how fresh an answer is. While the history of a source is read from its beginning, the projection has
/// early versions also of what was withdrawn since: meanwhile the index shows what it did before, or nothing.
/// </summary>
internal sealed class IndexTail(
    NpgsqlDataSource database, IndexHolder holder, CurrentGuidance guidance, Freshness freshness, TimeProvider clock, ILogger<IndexTail> logger) : BackgroundService
{
    /// <summary>In case a notice was lost.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    /// <summary>A round makes a segment, which is merged later: under load fewer and larger ones.</summary>
    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(100);

    private readonly MemoryAfterBulk _memory = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        var troubled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {Projection.Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
                await holder.OpenAsync(connection, stoppingToken);
                _memory.Opened(holder.Engine.AppliedThrough);
                if (troubled) logger.LogInformation("The index follows the projection again.");
                troubled = false;
                await FollowAsync(connection, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!troubled) logger.LogWarning(e, "The index cannot follow the projection now: {Reason}", e.Message);
                troubled = true;
                await Task.Delay(_poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The next start then has little to read.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await holder.KeepAsync(isEnding: true, cancellationToken);
    }

    private async Task FollowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var rounds = new Rounds(_apart, clock);
        while (true)
        {
            await rounds.NextAsync(ct);
            var (purged, isTakenIn) = await TakeInAsync(connection, ct);
            if (isTakenIn)
            {
                await holder.CaughtUpAsync(ct);
                await holder.ForgetAsync(purged, ct);
            }
            else
            {
                holder.HideIfBehind(purged);
            }

            await holder.KeepAsync(isEnding: false, ct);
            GiveBackMemory();
            await connection.WaitAsync(_poll, ct);
        }
    }

    private void GiveBackMemory()
    {
        var began = clock.GetTimestamp();
        if (_memory.GiveBack(holder.Engine.AppliedThrough))
        {
            logger.LogInformation("After a bulk the process was compacted to {Megabytes} MB, which took {Elapsed}.", Environment.WorkingSet / 1_000_000, clock.GetElapsedTime(began));
        }
    }

    /// <summary>Takes in one state of the projection, if it is one to be shown; returns also the place of the last purge in it.</summary>
    private async Task<(long Purged, bool IsTakenIn)> TakeInAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var state = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await ProjectionPages.FixStateAsync(connection, ct);
        var positions = await Inbox.PositionsAsync(connection, ct);
        var purged = await ProjectionPages.LastPurgeAsync(connection, ct);
        if (positions.Find(position => position.Rebuilding) is { } rebuilding)
        {
            holder.Loads($"The history of {rebuilding.Source} is read anew, through event {rebuilding.Sequence}.");
            return (purged, false);
        }

        await guidance.RefreshAsync(connection, ct);
        await ProjectionPages.CatchUpAsync(connection, holder.Engine, ct, passed: through => holder.Loads($"The index is being loaded, through change {through} of the projection."));
        await holder.ReplaceAsync(connection, ct);
        await state.CommitAsync(ct);
        foreach (var position in positions.Where(position => position.IsSound)) freshness.Covers(position.Source, position.Epoch, position.Sequence);
        return (purged, true);
    }
}
