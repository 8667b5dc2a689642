namespace GovOpen.Local.Processes;

/// <summary>What a child writes, in <c>logs/&lt;name&gt;.log</c>: begun anew at each start of the host, one older file kept, both limited in size.</summary>
internal sealed class ChildLog : IDisposable
{
    private const long LargestFile = 10 * 1024 * 1024;

    private readonly Lock _writing = new();
    private StreamWriter _file;

    public ChildLog(DataFolder folder, string name)
    {
        Path = folder.At("logs", name + ".log");
        _file = Begin();
    }

    public string Path { get; }

    public void Write(string line)
    {
        lock (_writing)
        {
            if (_file.BaseStream.Length > LargestFile)
            {
                _file.Dispose();
                _file = Begin();
            }
            _file.WriteLine(line);
        }
    }

    /// <summary>Copies until the stream ends.</summary>
    public async Task CopyAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line) Write(line);
    }

    public static IReadOnlyList<string> LastLines(string path, int count) =>
        File.Exists(path) ? [.. File.ReadLines(path).TakeLast(count)] : [];

    public void Dispose() => _file.Dispose();

    private StreamWriter Begin()
    {
        if (File.Exists(Path)) File.Move(Path, Path + ".1", overwrite: true);
        return new StreamWriter(new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
    }
}
