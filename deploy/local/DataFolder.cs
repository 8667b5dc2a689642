namespace GovOpen.Local;

/// <summary>The folder that holds all of one installation: data, secrets, logs, builds. Nobody but its owner can look into it.</summary>
internal sealed class DataFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Written by Identity at the first start with sample data. An installation that has them is served on loopback only.</summary>
    public string Accounts => At("accounts.json");

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The path of a folder inside, made where it is missing.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(At(parts), OwnerOnly | UnixFileMode.UserExecute).FullName;

    /// <summary>Whole or not at all, whatever happens meanwhile; readable by the owner only.</summary>
    public void Write(string content, params string[] parts)
    {
        var target = At(parts);
        var draft = target + ".new";
        using (var file = new StreamWriter(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            file.Write(content);
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }
        File.Move(draft, target, overwrite: true);
    }
}
