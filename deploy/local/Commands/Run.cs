using GovOpen.Local.State;

namespace GovOpen.Local.Commands;

/// <summary>The host itself: starts the platform, keeps it running, stops it in order when asked.</summary>
internal static class Run
{
    public static async Task<int> HandleAsync(DataFolder folder, ServerPrograms programs, bool mayLoadSample)
    {
        folder.Folder("run");
        await using var held = HostLock.TryTake(folder);
        if (held is null)
        {
            Terminal.Complain($"Another host runs on {folder.Path}; deploy/status shows it.");
            return 1;
        }

        using var signals = new Signals();
        using var components = new Components(folder);
        var board = components.Board;
        var view = StartView.FollowAsync("Starting", () => board.State, state => state!.Phase is not Phase.Starting, CancellationToken.None);
        Failure? failure = null;
        try
        {
            await new Platform(folder, Settings.FromEnvironment(), programs, components).StartAsync(mayLoadSample, signals.Token);
            board.Enter(Phase.Running);
            await view;
            StartView.ShowReady(folder, board.State, "GovOpen is ready.", "Ctrl-C here, or deploy/down");
            await Task.Delay(Timeout.Infinite, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // Asked to stop, during the start or after it.
        }
        catch (StartFailedException e)
        {
            failure = e.ToFailure();
        }
        catch (Exception e)
        {
            failure = new Failure("The host", $"failed: {e}", Log: null, [], "run deploy/up again; if it fails the same way, report it with this text.");
        }

        board.Enter(Phase.Stopping);
        await view;
        if (board.State.Components.Count > 0) Terminal.Say("Stopping …");
        await components.StopAsync();
        if (failure is null)
        {
            board.Enter(Phase.Stopped);
            Terminal.Say("Stopped.");
            return signals.Token.IsCancellationRequested ? signals.ExitCode : 0;
        }
        board.Fail(failure);
        Terminal.Complain(failure.ToString());
        return 1;
    }
}
