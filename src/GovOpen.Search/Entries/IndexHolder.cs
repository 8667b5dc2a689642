using System.Diagnostics;
using GovOpen.EventLog;
using GovOpen.Search.Indexing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GovOpen.Search.Entries;

/// <summary>
/// The index of this replica. It belongs to one projection, known by its database's identity: a snapshot of another one, or
/// of one that has since been restored to an older state, is not used, and the index is built anew from the projection.
/// </summary>
internal sealed class IndexHolder(IOptions<SearchOptions> options, TimeProvider clock, ILogger<IndexHolder> logger) : IHealthCheck
{
    private volatile EmbeddedEngine _engine = new(origin: "");
    private volatile bool _caughtUp;
    private long _saved;
    private long _savedAt;
    private Task _saving = Task.CompletedTask;

    public ISearchEngine Engine => _engine;

    /// <summary>Whether the index has once held all that the projection held.</summary>
    public bool IsReady => _caughtUp;

    private string SnapshotPath => Path.Combine(options.Value.SnapshotDirectory, "index.snapshot");

    /// <summary>Makes the index one of the connected projection: as it is, from its snapshot, or empty.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (origin, head) = await DescribeAsync(connection, ct);
        if (Fits(_engine, origin, head)) return;

        _caughtUp = false;
        ClearDirectory();
        var started = Stopwatch.GetTimestamp();
        var loaded = EmbeddedEngine.Load(SnapshotPath, out var reason);
        if (loaded is not null && Fits(loaded, origin, head))
        {
            _engine = loaded;
            (_saved, _savedAt) = (loaded.AppliedThrough, clock.GetTimestamp());
            logger.LogInformation("The snapshot has {Count} entries, through {AppliedThrough} of {Head}; read in {Elapsed}.", loaded.Count, loaded.AppliedThrough, head, Stopwatch.GetElapsedTime(started));
        }
        else
        {
            _engine = new EmbeddedEngine(origin);
            (_saved, _savedAt) = (0, clock.GetTimestamp());
            logger.LogInformation("The index is built from the projection: {Reason}", reason ?? "the snapshot is of another one.");
        }
    }

    public void CaughtUp() => _caughtUp = true;

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

    /// <summary>Ours alone, without what a kill during a save left.</summary>
    private void ClearDirectory()
    {
        var directory = Directory.CreateDirectory(options.Value.SnapshotDirectory);
        if (!OperatingSystem.IsWindows()) directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var rest in directory.EnumerateFiles("*.tmp")) rest.Delete();
    }

    private static bool Fits(EmbeddedEngine engine, string origin, long head) => engine.Origin == origin && engine.AppliedThrough <= head;

    private static async Task<(string Origin, long Head)> DescribeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select ({DatabaseIdentity.Sql}), (select coalesce(max(applied_seq), 0) from entries)", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetInt64(1));
    }
}
