using GovOpen.Local.State;

namespace GovOpen.Local.Processes;

/// <summary>A command that does its work and ends: a migration, <c>initdb</c>.</summary>
internal static class OneShot
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(DataFolder folder, string name, CommandLine command, CancellationToken ct)
    {
        using var log = new ChildLog(folder, name);
        using var process = await Launcher.StartAsync(command);
        var copied = Task.WhenAll(log.CopyAsync(process.StandardOutput), log.CopyAsync(process.StandardError));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            await copied;
        }
        catch (OperationCanceledException)
        {
            Signal.SendToGroup(process.Id, Signal.Kill);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            throw new StartFailedException(name, $"did not finish within {_longest.TotalMinutes:0} minutes", log.Path, StartFailedException.ReadTheLog);
        }
        if (process.ExitCode != 0)
        {
            throw new StartFailedException(name, $"ended with exit code {process.ExitCode}", log.Path, StartFailedException.ReadTheLog);
        }
    }
}
