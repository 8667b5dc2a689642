using System.Diagnostics;
using System.Globalization;
using GovOpen.EventLog;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// The index of this replica. It belongs to one projection, known by its database's identity: a snapshot of another one, or
/// of one that has since been restored to an older state, or has gone through a purge, is not used, and the index is built anew
/// from the projection.
/// </summary>
internal sealed class IndexHolder(IOptions<SearchOptions> options, TimeProvider clock, ILogger<IndexHolder> logger) : IHealthCheck, IDisposable
{
    private volatile EmbeddedEngine _engine = new(origin: "");
    private volatile bool _caughtUp;
    private string _database = "";
    private long _purged;
    private long _saved;
    private long _savedAt;
    private Task _saving = Task.CompletedTask;

    public ISearchEngine Engine => _engine;

    /// <summary>What was answered from the engine as it is.</summary>
    public KnownAnswers Answers { get; } = new();

    /// <summary>Whether the index has once held all that the projection held.</summary>
    public bool IsReady => _caughtUp;

    /// <summary>While it is not.</summary>
    public static ProblemHttpResult Loading => Problems.Refused(StatusCodes.Status503ServiceUnavailable, "index-loading", "The index is being loaded; try again in a moment.");

    /// <summary>Names a state of the projection: what was answered from it is answered the same way again.</summary>
    public string State(long appliedThrough) => string.Create(CultureInfo.InvariantCulture, $"{Origin}: {appliedThrough}");

    private string SnapshotPath => Path.Combine(options.Value.SnapshotDirectory, "index.snapshot");

    /// <summary>Makes the index one of the connected projection: as it is, from its snapshot, or empty.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (database, purged, head) = await DescribeAsync(connection, ct);
        if (_database == database && _engine.AppliedThrough <= head) return;

        _caughtUp = false;
        Answers.Forget();
        ClearDirectory();
        (_database, _purged) = (database, purged);
        var started = Stopwatch.GetTimestamp();
        var loaded = EmbeddedEngine.Load(SnapshotPath, out var reason);
        if (loaded is not null && loaded.Origin == Origin && loaded.AppliedThrough <= head)
        {
            _engine = loaded;
            (_saved, _savedAt) = (loaded.AppliedThrough, clock.GetTimestamp());
            logger.LogInformation("The snapshot has {Count} entries, through {AppliedThrough} of {Head}; read in {Elapsed}.", loaded.Count, loaded.AppliedThrough, head, Stopwatch.GetElapsedTime(started));
        }
        else
        {
            File.Delete(SnapshotPath); // it may hold what was purged
            _engine = new EmbeddedEngine(Origin);
            (_saved, _savedAt) = (0, clock.GetTimestamp());
            logger.LogInformation("The index is built from the projection: {Reason}", reason ?? "the snapshot is of another one.");
        }
    }

    public void CaughtUp() => _caughtUp = true;

    /// <summary>Shows nothing until it is caught up again, if something was purged that it cannot take out yet.</summary>
    /// <param name="purged">The place of the last purge.</param>
    public void HideIfBehind(long purged) => _caughtUp &= purged == _purged;

    /// <summary>
    /// Goes through the purges that the index has not gone through: what was taken out of the entries goes from the index, where deleted
    /// texts stay until they are in the way, and from what is saved of it.
    /// </summary>
    /// <param name="purged">The place of the last purge; the index is past it.</param>
    /// <param name="ct">Leaves it to the next time.</param>
    public async Task ForgetAsync(long purged, CancellationToken ct)
    {
        if (purged == _purged) return;

        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        File.Delete(SnapshotPath);
        await _engine.ForgetDeletedAsync(Name(_database, purged), ct);
        Answers.Forget();
        (_purged, _saved) = (purged, 0);
        await WriteAsync(ct);
        logger.LogInformation("The index has forgotten what was purged, through {Purged}.", purged);
    }

    /// <summary>Begins to save a changed index when its time has come; the index goes on meanwhile.</summary>
    public void SaveIfDue(CancellationToken ct)
    {
        if (_saving.IsCompleted && clock.GetElapsedTime(_savedAt) >= options.Value.SnapshotEvery) _saving = Task.Run(() => WriteAsync(ct), ct);
    }

    /// <summary>Saves a changed index.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await WriteAsync(ct);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        var engine = _engine;
        _savedAt = clock.GetTimestamp();
        if (!_caughtUp || engine.AppliedThrough == _saved) return;
        try
        {
            var through = engine.AppliedThrough;
            await engine.SaveAsync(SnapshotPath, ct);
            _saved = through;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Costs time at the next start and nothing else.
            logger.LogError(e, "The index cannot be saved to {Path}: {Reason}", SnapshotPath, e.Message);
        }
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_caughtUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The index is being loaded."));

    public void Dispose() => Answers.Dispose();

    /// <summary>Ours alone, without what a kill during a save left.</summary>
    private void ClearDirectory()
    {
        var directory = Directory.CreateDirectory(options.Value.SnapshotDirectory);
        if (!OperatingSystem.IsWindows()) directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var rest in directory.EnumerateFiles("*.tmp")) rest.Delete();
    }

    /// <summary>What a snapshot must say to be this index's.</summary>
    private string Origin => Name(_database, _purged);

    private static string Name(string database, long purged) => string.Create(CultureInfo.InvariantCulture, $"{database}, purged through {purged}");

    private static async Task<(string Database, long Purged, long Head)> DescribeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select ({DatabaseIdentity.Sql}), (select coalesce(max(purged_seq), 0) from purged_texts), (select coalesce(max(applied_seq), 0) from entries)", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
