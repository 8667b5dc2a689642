using System.Diagnostics;

namespace GovOpen.Local.Processes;

/// <summary>One process that is kept running: started again whenever it ends, a little later each time, until it is stopped.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _steady = TimeSpan.FromMinutes(1);

    private readonly CommandLine _command;
    private readonly ChildLog _log;
    private readonly CancellationTokenSource _stopping = new();
    private Task _kept = Task.CompletedTask;

    public Child(string name, CommandLine command, ChildLog log)
    {
        Name = name;
        _command = command;
        _log = log;
    }

    public string Name { get; }

    public string LogPath => _log.Path;

    /// <summary>Absent between an end and the next start.</summary>
    public int? Pid { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>See <see cref="ProcessTable.StartTicks"/>.</summary>
    public long? StartTicks { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>PostgreSQL takes SIGINT for "now, but orderly"; all others take SIGTERM.</summary>
    public int StopSignal { get; init; } = Signal.Terminate;

    /// <summary>After this it is killed.</summary>
    public TimeSpan StopsWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Something above has changed.</summary>
    public required Action Changed { get; init; }

    /// <summary>A sentence about an unexpected end.</summary>
    public required Action<string> Tell { get; init; }

    public void Start() => _kept = KeepAsync();

    /// <summary>Returns when the process is gone.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (Pid is { } pid) Signal.Send(pid, StopSignal);
        if (await Task.WhenAny(_kept, Task.Delay(StopsWithin)) != _kept && Pid is { } stubborn)
        {
            Tell($"{Name} did not stop within {StopsWithin.TotalSeconds:0} seconds and is killed.");
            Signal.SendToGroup(stubborn, Signal.Kill);
        }
        await _kept;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _log.Dispose();
    }

    private async Task KeepAsync()
    {
        var pause = _firstPause;
        while (!_stopping.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var end = await EndOfRunAsync();
            if (_stopping.IsCancellationRequested) return;

            if (Stopwatch.GetElapsedTime(started) > _steady) pause = _firstPause;
            Restarts++;
            Changed();
            Tell($"{Name} {end}; it starts again in {pause.TotalSeconds:0.#} s. Its log: {LogPath}");
            await Task.Delay(pause, _stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }

    /// <summary>Whatever goes wrong ends this one run only: the next may find memory, or room on the disk.</summary>
    private async Task<string> EndOfRunAsync()
    {
        try
        {
            using var process = await Launcher.StartAsync(_command);
            try
            {
                await AccompanyAsync(process);
                return $"ended with exit code {process.ExitCode}";
            }
            finally
            {
                if (!process.HasExited) process.Kill();
                Pid = null;
                StartedAt = null;
                StartTicks = null;
                Changed();
            }
        }
        catch (Exception e)
        {
            return $"could not be started or kept: {e.Message}";
        }
    }

    private async Task AccompanyAsync(Process process)
    {
        Pid = process.Id;
        StartedAt = DateTimeOffset.UtcNow;
        StartTicks = ProcessTable.StartTicks(process.Id);
        Changed();
        // A stop that came while it was being started has found no process to signal.
        if (_stopping.IsCancellationRequested) Signal.Send(process.Id, StopSignal);

        var copied = Task.WhenAll(_log.CopyAsync(process.StandardOutput), _log.CopyAsync(process.StandardError));
        await process.WaitForExitAsync();
        Signal.SendToGroup(process.Id, Signal.Kill);
        // What it started holds the same pipes: gone when they close. None of ours lingers, so the time is only a fuse.
        await Task.WhenAny(copied, Task.Delay(TimeSpan.FromSeconds(5)));
    }
}
