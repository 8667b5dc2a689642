using System.Collections.Concurrent;
using System.Diagnostics;

namespace GovOpen.Local.Processes;

/// <summary>
/// Starts children that cannot outlive this process. Each gets a session of its own, so that Ctrl-C in a terminal reaches the
/// host alone, and a parent-death signal, so that it dies with the host even on kill -9. Linux sends that signal when the
/// <em>thread</em> that forked ends; hence one thread forks for all and lives as long as the process.
/// </summary>
internal static class Launcher
{
    private static readonly BlockingCollection<Action> _requests = [];

    static Launcher() => new Thread(ForkForEver) { IsBackground = true, Name = "launcher" }.Start();

    public static Task<Process> StartAsync(CommandLine command)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add(() =>
        {
            try
            {
                started.SetResult(Start(command));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static void ForkForEver()
    {
        foreach (var request in _requests.GetConsumingEnumerable()) request();
    }

    private static Process Start(CommandLine command)
    {
        // Both replace themselves by what follows, so the process id is the child's own.
        var start = new ProcessStartInfo("setsid", ["setpriv", "--pdeathsig", "KILL", "--", command.File, .. command.Arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
