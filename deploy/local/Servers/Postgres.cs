using GovOpen.Local.Processes;
using GovOpen.Local.State;
using Npgsql;

namespace GovOpen.Local.Servers;

/// <summary>
/// A private PostgreSQL: own cluster, checksums, passwords for everybody, loopback only. It opens no Unix socket: the path
/// of one inside a deep data folder would exceed the 107 bytes that Linux allows.
/// </summary>
internal sealed class Postgres(DataFolder folder, string programs, int port, Secrets secrets)
{
    private const string Superuser = "postgres";

    private readonly string _cluster = folder.At("postgres");

    public string Address { get; } = $"127.0.0.1:{port}";

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = "postgres",
        Username = Superuser,
        Password = secrets[Superuser],
    }.ConnectionString;

    /// <summary>Makes the cluster where there is none yet. It gets its name only when it is whole, so an interrupted attempt is made again.</summary>
    public async Task CreateAsync(CancellationToken ct)
    {
        if (Directory.Exists(_cluster)) return;

        var draft = _cluster + ".new";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        folder.Write(secrets[Superuser], "secrets", "initdb");
        try
        {
            await OneShot.RunAsync(folder, "initdb", Command("initdb",
                "--pgdata", draft, "--username", Superuser, "--pwfile", folder.At("secrets", "initdb"), "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", "C.UTF-8", "--data-checksums"), ct);
        }
        finally
        {
            File.Delete(folder.At("secrets", "initdb"));
        }
        Directory.Move(draft, _cluster);
    }

    /// <param name="durable">False only for tests, which throw the data away.</param>
    public CommandLine Server(bool durable = true) => Command("postgres", [
        "-D", _cluster, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300",
        .. durable ? (string[])[] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]]);

    private CommandLine Command(string program, params string[] arguments) =>
        new(Path.Combine(programs, program), arguments, ChildEnvironment.Of(folder), folder.Path);
}
