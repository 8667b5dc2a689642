using System.Diagnostics;
using GovOpen.Search.Indexing;
using Microsoft.Extensions.Options;

namespace GovOpen.Search.Entries;

/// <summary>
/// Keeps the embedded index in files, its snapshot. A snapshot of another projection, or of one that has since been restored to an
/// older state, or has gone through a purge, is not used.
/// </summary>
internal sealed class SnapshotHome(IOptions<SearchOptions> options, TimeProvider clock, ILogger<SnapshotHome> logger) : IIndexHome
{
    private EmbeddedEngine? _engine;
    private bool _isWhole;
    private long _saved;
    private long _savedAt;
    private Task _saving = Task.CompletedTask;

    public Task<ISearchEngine> OpenAsync(string origin, long head, CancellationToken ct)
    {
        if (!IsOf(_engine, origin, head)) Load(origin, head);
        return Task.FromResult<ISearchEngine>(_engine!);
    }

    public Task CaughtUpAsync(CancellationToken ct)
    {
        _isWhole = true;
        return Task.CompletedTask;
    }

    public Task<ISearchEngine> BeginAnewAsync(string origin, Guid request, CancellationToken ct) => Task.FromResult<ISearchEngine>(new EmbeddedEngine(origin));

    public async Task ReplaceAsync(ISearchEngine next, CancellationToken ct)
    {
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (_engine, _saved) = ((EmbeddedEngine)next, 0);
        await WriteAsync(ct);
    }

    public async Task ForgetDeletedAsync(string origin, CancellationToken ct)
    {
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Snapshot.Delete(options.Value.SnapshotDirectory);
        await _engine!.ForgetDeletedAsync(origin, ct);
        _saved = 0;
        await WriteAsync(ct);
    }

    public async Task KeepAsync(bool isEnding, CancellationToken ct)
    {
        if (isEnding)
        {
            await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await WriteAsync(ct);
        }
        else if (_saving.IsCompleted && clock.GetElapsedTime(_savedAt) >= options.Value.SnapshotEvery)
        {
            _saving = Task.Run(() => WriteAsync(ct), ct); // the index goes on meanwhile
        }
    }

    private static bool IsOf(EmbeddedEngine? engine, string origin, long head) => engine?.Origin == origin && engine.AppliedThrough <= head;

    private void Load(string origin, long head)
    {
        PrepareDirectory();
        _isWhole = false;
        var started = Stopwatch.GetTimestamp();
        var loaded = EmbeddedEngine.Load(options.Value.SnapshotDirectory, out var reason);
        if (IsOf(loaded, origin, head))
        {
            _engine = loaded;
            logger.LogInformation("The snapshot has {Count} entries, through {AppliedThrough} of {Head}; read in {Elapsed}.", loaded!.Count, loaded.AppliedThrough, head, Stopwatch.GetElapsedTime(started));
        }
        else
        {
            Snapshot.Delete(options.Value.SnapshotDirectory); // it may hold what was purged
            _engine = new(origin);
            logger.LogInformation("The index is built from the projection: {Reason}", reason ?? "the snapshot is of another one.");
        }

        (_saved, _savedAt) = (_engine!.AppliedThrough, clock.GetTimestamp());
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        _savedAt = clock.GetTimestamp();
        if (!_isWhole || _engine is not { } engine || engine.AppliedThrough == _saved) return;
        try
        {
            var through = engine.AppliedThrough;
            await engine.SaveAsync(options.Value.SnapshotDirectory, ct);
            _saved = through;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Costs time at the next start and nothing else.
            logger.LogError(e, "The index cannot be saved to {Path}: {Reason}", options.Value.SnapshotDirectory, e.Message);
        }
    }

    /// <summary>Ours alone, without what a kill during a save left.</summary>
    private void PrepareDirectory()
    {
        var directory = Directory.CreateDirectory(options.Value.SnapshotDirectory);
        if (!OperatingSystem.IsWindows()) directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Snapshot.DeleteUnfinished(directory.FullName);
    }
}
