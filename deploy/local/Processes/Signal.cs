using System.Runtime.InteropServices;

namespace GovOpen.Local.Processes;

/// <summary>Signals to other processes, which .NET itself cannot send.</summary>
internal static class Signal
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static void Send(int pid, int signal) => _ = kill(pid, signal);

    /// <summary>To the process and all that it started in its session's first group.</summary>
    public static void SendToGroup(int pid, int signal) => _ = kill(-pid, signal);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
