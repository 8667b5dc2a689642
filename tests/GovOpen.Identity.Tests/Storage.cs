using GovOpen.Testing;

namespace GovOpen.Identity.Tests;

/// <summary>What outlives the service: a migrated database and a key ring. Several replicas may share them.</summary>
public sealed class Storage : IAsyncDisposable
{
    private Storage(PostgresDatabase database, DirectoryInfo directory)
    {
        Database = database;
        Directory = directory;
    }

    public PostgresDatabase Database { get; }

    /// <summary>For files of a test; the key ring is a folder in it.</summary>
    public DirectoryInfo Directory { get; }

    public string KeyRing => Path.Combine(Directory.FullName, "keyring");

    public const string AuditKey = "an audit key of these tests and of nothing else";

    public Dictionary<string, string> Settings => new()
    {
        ["ConnectionStrings:identity"] = Database.ConnectionString,
        ["DataProtection:KeyRing"] = KeyRing,
        ["Passwords:IterationCount"] = "1000",
        ["Audit:Key"] = AuditKey,
        ["ConnectionStrings:rabbitmq"] = "amqp://nobody:nothing@127.0.0.1:1/",
        ["Logging:LogLevel:Default"] = "Critical",
    };

    public static async Task<Storage> CreateAsync()
    {
        var database = await PostgresDatabase.CreateAsync("identity", async connection =>
            Assert.Equal(0, await RunAsync(new() { ["ConnectionStrings:identity"] = connection, ["Audit:Key"] = AuditKey, ["ConnectionStrings:rabbitmq"] = "amqp://nobody:nothing@127.0.0.1:1/" }, "--migrate")));
        return new Storage(database, System.IO.Directory.CreateTempSubdirectory("govopen-identity-"));
    }

    /// <summary>The service's program with a verb on its command line; the exit code.</summary>
    public Task<int> RunAsync(params string[] verb) => RunAsync(Settings, verb);

    public static Task<int> RunAsync(Dictionary<string, string> settings, params string[] verb) => Task.Run(() =>
    {
        string[] args = [.. settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. verb];
        return (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [args])!;
    });

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(recursive: true);
    }
}
