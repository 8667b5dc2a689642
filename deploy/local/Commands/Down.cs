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
        HostState? host = null;
        // One that has just started holds the lock, but the state may still be the last one's.
        await WaitUntilAsync(() => !HostLock.IsHeld(folder) || (host = HostState.Read(folder)) is { } read && IsRunning(read.Pid, read.StartTicks), _clearedWithin);
        if (!HostLock.IsHeld(folder))
        {
            Terminal.Say($"Nothing runs on {folder.Path}.");
            return 0;
        }
        if (host is null || !IsRunning(host.Pid, host.StartTicks))
        {
            Terminal.Complain($"A host runs on {folder.Path}, but run/state.json does not say which process it is. lslocks shows it: end that one yourself.");
            return 1;
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
            if (IsRunning(host.Pid, host.StartTicks)) Signal.Send(host.Pid, Signal.Kill);
        }

        var all = host.Components.Select(component => (component.Pid, component.StartTicks)).Append((host.Pid, host.StartTicks)).ToList();
        if (!await WaitUntilAsync(() => !all.Exists(process => IsRunning(process.Pid, process.StartTicks)), _patience))
        {
            Terminal.Complain($"Still there: process {string.Join(", ", all.Where(process => IsRunning(process.Pid, process.StartTicks)).Select(process => process.Pid))}.");
            return 1;
        }
        // Ended, but listed until the system has cleared it away, which some do at leisure.
        await WaitUntilAsync(() => !all.Exists(process => IsListed(process.Pid, process.StartTicks)), _clearedWithin);
        Terminal.Say("GovOpen is stopped.");
        return 0;
    }

    // The process id alone might by now be somebody else's.
    private static bool IsListed(int? pid, long? startTicks) => pid is { } id && startTicks is not null && ProcessTable.StartTicks(id) == startTicks;

    private static bool IsRunning(int? pid, long? startTicks) => IsListed(pid, startTicks) && ProcessTable.IsAlive(pid!.Value);

    private static async Task<bool> WaitUntilAsync(Func<bool> isSo, TimeSpan atMost)
    {
        for (var left = atMost; !isSo(); left -= _betweenLooks)
        {
            if (left <= TimeSpan.Zero) return false;
            await Task.Delay(_betweenLooks);
        }
        return true;
    }
}
