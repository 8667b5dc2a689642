namespace GovOpen.Contracts;

/// <summary>Reads a file of data that was built into a program: a line for each thing, # before a remark.</summary>
public static class DataFile
{
    /// <summary>All lines but remarks and empty ones.</summary>
    /// <param name="of">A type of the program.</param>
    /// <param name="name">The file's.</param>
    /// <exception cref="FileNotFoundException">It was not built in.</exception>
    public static IEnumerable<string> Lines(Type of, string name)
    {
        ArgumentNullException.ThrowIfNull(of);

        using var file = of.Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"{name} was not built in.");
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
