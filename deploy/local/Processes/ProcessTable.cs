namespace GovOpen.Local.Processes;

/// <summary>What Linux says about processes that are not our children.</summary>
internal static class ProcessTable
{
    public static bool IsListed(int pid) => Directory.Exists($"/proc/{pid}");

    /// <summary>Whether it runs. One that has ended and only waits for its parent to notice does not.</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
