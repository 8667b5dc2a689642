namespace GovOpen.Local.State;

/// <summary>Held by the host as long as it lives, whatever way it ends: tells whether a data folder is in use.</summary>
internal static class HostLock
{
    private const int Attempts = 10;

    /// <summary>Null when another host has it. Somebody who merely looks holds it for a moment, so one refusal proves nothing.</summary>
    public static FileStream? TryTake(DataFolder folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(PathIn(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public static bool IsHeld(DataFolder folder)
    {
        try
        {
            using var file = new FileStream(PathIn(folder), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string PathIn(DataFolder folder) => folder.At("run", "host.lock");
}
