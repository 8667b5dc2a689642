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

    /// <summary>A line that cannot be written, because the disk is full, is lost: the child must not wait for room.</summary>
    public void Write(string line)
    {
        lock (_writing)
        {
            try
            {
                if (_file.BaseStream.Length > LargestFile)
                {
                    var full = _file;
                    _file = Begin();
                    full.Dispose();
                }
                _file.WriteLine(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The next one may find room again.
            }
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
        // Nothing is kept back, so what could not be written is not tried again.
        return new StreamWriter(new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)) { AutoFlush = true };
    }
}
