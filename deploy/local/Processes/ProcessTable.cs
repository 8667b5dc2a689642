using System.Globalization;

namespace GovOpen.Local.Processes;

/// <summary>What Linux says about processes that are not our children.</summary>
internal static class ProcessTable
{
    /// <summary>Whether it runs. One that has ended and only waits for its parent to notice does not.</summary>
    public static bool IsAlive(int pid) => Look(pid) is [not ("Z" or "X"), ..];

    /// <summary>When it started, counted from the start of the machine: tells it from a later process with the same id. Null when there is none.</summary>
    public static long? StartTicks(int pid) => Look(pid) is { } fields ? long.Parse(fields[19], CultureInfo.InvariantCulture) : null;

    /// <summary>The fields of <c>/proc/PID/stat</c> from the third on, which is the process's state. The second, its name, may hold anything.</summary>
    private static string[]? Look(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
