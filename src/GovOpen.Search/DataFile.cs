namespace GovOpen.Search;

/// <summary>Reads a file of data that was built into the program: a line for each thing, # before a remark.</summary>
internal static class DataFile
{
    public static IEnumerable<string> Lines(string name)
    {
        using var file = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"{name} was not built in.");
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
