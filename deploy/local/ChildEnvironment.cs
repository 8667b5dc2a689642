namespace GovOpen.Local;

/// <summary>What every child sees of the machine; all else that the caller had stays with the caller.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] _inherited = ["PATH", "TZ", "LANG", "DOTNET_ROOT"];

    public static Dictionary<string, string> Of(DataFolder folder)
    {
        var environment = Taken(name => _inherited.Contains(name));
        environment["HOME"] = folder.Path;
        environment["TMPDIR"] = folder.At("tmp");
        return environment;
    }

    /// <summary>The caller's variables with such names.</summary>
    public static Dictionary<string, string> Taken(Func<string, bool> isWanted) => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .Where(variable => isWanted((string)variable.Key))
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
}
