using System.Diagnostics;
using GovOpen.Local.Processes;
using GovOpen.Local.State;

namespace GovOpen.Local;

/// <summary>All that this host keeps running, or that somebody else runs for it; started when asked, stopped in reverse order.</summary>
internal sealed class Components : IDisposable
{
    // PostgreSQL may have to wait until the machine has cleared away one that was killed.
    private const int TriesBeforeReady = 6;

    // Without news: a service that has much to load says how far it is.
    private static readonly TimeSpan _readyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _betweenProbes = TimeSpan.FromMilliseconds(100);

    private static readonly string[] _order = ["postgres", "epmd", "rabbitmq", .. Service.All.Select(service => service.Name)];

    private readonly DataFolder _folder;
    private readonly Lock _changing = new();
    private readonly List<Component> _all = [];

    public Components(DataFolder folder)
    {
        _folder = folder;
        folder.Folder("logs");
        folder.Folder("tmp");
        Board = new Board(folder, States);
    }

    public Board Board { get; }

    /// <summary>Returns when the component does its work; throws when it will not.</summary>
    public async Task StartAsync(Component component, CommandLine command, CancellationToken ct)
    {
        var child = new Child(component.Name, command, new ChildLog(_folder, component.Name))
        {
            StopSignal = component.StopSignal,
            Changed = Board.Changed,
            Tell = Terminal.Log,
        };
        component.Child = child;
        Add(component);
        child.Start();

        var began = Stopwatch.GetTimestamp();
        var (heard, news) = (began, (string?)null);
        while (!await component.Probe(ct))
        {
            if (child.Restarts >= TriesBeforeReady)
            {
                throw new StartFailedException(component.Name, $"ended {child.Restarts} times before it was ready", child.LogPath, StartFailedException.ReadTheLog);
            }
            if (component.Reason is { } ask && await ask(ct) is { } reason && reason != news)
            {
                (heard, news) = (Stopwatch.GetTimestamp(), reason);
                Board.Doing($"{component.Name}: {reason}");
            }
            if (Stopwatch.GetElapsedTime(heard) > _readyWithin)
            {
                throw new StartFailedException(component.Name, news is null ? $"was not ready within {_readyWithin.TotalSeconds:0} seconds" : $"was not ready, and for {_readyWithin.TotalSeconds:0} seconds said nothing new than “{news}”", child.LogPath, StartFailedException.ReadTheLog);
            }
            await Task.Delay(_betweenProbes, ct);
        }
        Board.Done($"{component.Name} is ready on {component.Address} ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s)");
    }

    /// <summary>Something that runs elsewhere and only has to answer.</summary>
    public async Task UseAsync(Component component, string setting, CancellationToken ct)
    {
        Add(component);
        if (!await component.Probe(ct))
        {
            throw new StartFailedException(component.Name, $"does not answer at {component.Address}", log: null, $"see that it runs and that {setting} is right, or unset that for a private one.");
        }
        Board.Done($"{component.Name} answers at {component.Address}");
    }

    /// <summary>Services first, then the broker, then the database.</summary>
    public async Task StopAsync()
    {
        foreach (var stage in _all.GroupBy(component => component.Stage).OrderByDescending(stage => stage.Key))
        {
            Board.Doing("Stopping " + string.Join(", ", stage.Select(component => component.Name)));
            await Task.WhenAll(stage.Select(component => component.Child?.StopAsync() ?? Task.CompletedTask));
        }
        // What was killed could not clean up after itself.
        try
        {
            Directory.Delete(_folder.At("tmp"), recursive: true);
            Directory.CreateDirectory(_folder.At("tmp"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Terminal.Log($"{_folder.At("tmp")} could not be emptied: {e.Message}");
        }
    }

    public void Dispose()
    {
        foreach (var component in _all) component.Child?.Dispose();
    }

    private void Add(Component component)
    {
        lock (_changing) _all.Add(component);
    }

    private List<ComponentState> States()
    {
        lock (_changing)
        {
            return [.. _all.OrderBy(component => Array.IndexOf(_order, component.Name)).Select(component => new ComponentState(component.Name, component.Child?.Pid, component.Child?.StartTicks, component.Address,
                component.Child?.Restarts ?? 0, component.Child?.StartedAt, Private: component.Child is not null))];
        }
    }
}

/// <summary>One of them. Stages stop one after the other, the highest first; what shares one stops together.</summary>
internal sealed record Component(string Name, string Address, Func<CancellationToken, Task<bool>> Probe, int Stage)
{
    public int StopSignal { get; init; } = Signal.Terminate;

    /// <summary>Why it is not ready, in its own words.</summary>
    public Func<CancellationToken, Task<string?>>? Reason { get; init; }

    public Child? Child { get; set; }
}
