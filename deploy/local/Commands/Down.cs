using GovOpen.Local.Processes;
using GovOpen.Local.State;

namespace GovOpen.Local.Commands;

/// <summary>Asks the host to stop and waits until nothing of it is left.</summary>
internal static class Down
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _clearedWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task<int> HandleAsync(DataFolder folder)
    {
        if (!HostLock.IsHeld(folder) || HostState.Read(folder) is not { } host)
        {
            Terminal.Say($"Nothing runs on {folder.Path}.");
            return 0;
        }

        Signal.Send(host.Pid, Signal.Terminate);
        using var limit = new CancellationTokenSource(_patience);
        try
        {
            await StartView.FollowAsync("Stopping", () => (HostState.Read(folder) ?? host) with { Done = [] }, _ => !HostLock.IsHeld(folder), limit.Token);
        }
        catch (OperationCanceledException)
        {
            Terminal.Complain($"The host (process {host.Pid}) did not stop within {_patience.TotalMinutes:0} minutes and is killed with all that it runs.");
            Signal.Send(host.Pid, Signal.Kill);
        }

        var pids = host.Components.Select(component => component.Pid).OfType<int>().Append(host.Pid).ToList();
        while (pids.Exists(ProcessTable.IsAlive)) await Task.Delay(_betweenLooks);
        // Ended, but listed until the system has cleared it away, which some do at leisure.
        for (var left = _clearedWithin; left > TimeSpan.Zero && pids.Exists(ProcessTable.IsListed); left -= _betweenLooks) await Task.Delay(_betweenLooks);
        Terminal.Say("GovOpen is stopped.");
        return 0;
    }
}
