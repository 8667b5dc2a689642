namespace GovOpen.Publishing;

/// <summary>A file for what is too much for memory, readable to this process alone, and gone with it however it ends.</summary>
internal static class TemporaryFile
{
    /// <param name="purpose">Part of its name while it has one.</param>
    public static FileStream Create(string purpose)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 64 * 1024,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"govopen-{purpose}-{Guid.NewGuid():N}"), options);
        // Without a name it goes even with a process that is killed.
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
        return file;
    }
}
