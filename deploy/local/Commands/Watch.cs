using GovOpen.Local.Processes;
using GovOpen.Local.State;

namespace GovOpen.Local.Commands;

/// <summary>Waits until a host in the background is ready, or tells why it is not. Interrupted, it takes the host that it waits for along.</summary>
internal static class Watch
{
    /// <param name="folder">Of the host.</param>
    /// <param name="pid">The host that was just started; null for one that ran already.</param>
    public static async Task<int> HandleAsync(DataFolder folder, int? pid)
    {
        if (pid is null && HostState.Read(folder) is { Phase: Phase.Running } running)
        {
            StartView.ShowReady(folder, running, "GovOpen is running already.", "deploy/down");
            return 0;
        }

        using var signals = new Signals();
        HostState? state;
        try
        {
            state = await StartView.FollowAsync("Starting", Look, IsOver, signals.Token);
        }
        catch (OperationCanceledException)
        {
            if (pid is not null) await Down.HandleAsync(folder);
            return signals.ExitCode;
        }

        if (state is { Phase: Phase.Running })
        {
            StartView.ShowReady(folder, state, "GovOpen is ready.", "deploy/down");
            return 0;
        }
        Terminal.Complain(state?.Failure?.ToString() ?? $"The host ended during its start. Its log: {folder.At("logs", "host.log")}");
        return 1;

        // An older state may still lie there until the new host has written its own.
        HostState? Look() => HostState.Read(folder) is { } read && (pid is null || read.Pid == pid) ? read : null;

        bool IsOver(HostState? seen) => seen is { Phase: Phase.Running } || !(pid is { } host ? ProcessTable.IsAlive(host) : HostLock.IsHeld(folder));
    }
}
