using GovOpen.Testing;

namespace GovOpen.Office.Tests;

/// <summary>What outlives the site: a migrated database and a key ring. Several replicas may share them.</summary>
public sealed class Storage : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("govopen-office-");

    private Storage(PostgresDatabase database) => Database = database;

    public PostgresDatabase Database { get; }

    public Dictionary<string, string> Settings => new()
    {
        ["ConnectionStrings:office"] = Database.ConnectionString,
        ["DataProtection:KeyRing"] = Path.Combine(_directory.FullName, "keyring"),
    };

    public static async Task<Storage> CreateAsync() => new(await PostgresDatabase.CreateAsync("office", async connection =>
        Assert.Equal(0, await RunAsync(new() { ["ConnectionStrings:office"] = connection, ["Logging:LogLevel:Default"] = "Critical" }, "--migrate"))));

    /// <summary>The site's program with a verb on its command line; the exit code.</summary>
    public static Task<int> RunAsync(Dictionary<string, string> settings, params string[] verb) => Task.Run(() =>
    {
        string[] args = [.. settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. verb];
        return (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [args])!;
    });

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
