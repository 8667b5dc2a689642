using GovOpen.Local.State;
using Npgsql;

namespace GovOpen.Local.Servers;

/// <summary>A database for each service that keeps data, one role that owns it and may migrate it, and one that only works with it.</summary>
internal sealed class Databases(string superuser, Secrets secrets)
{
    public string OwnerOf(string database) => As(database, OwnerRole(database));

    public string ServiceOf(string database) => As(database, ServiceRole(database));

    public static string ServiceRole(string database) => database + "_service";

    /// <summary>Makes what is missing and sets the passwords again, so that a folder moved to another server works too.</summary>
    public async Task PrepareAsync(IEnumerable<string> names, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        await using var connection = await source.OpenConnectionAsync(ct);
        // A statement that fails is not to stand in the server's log with its password.
        await ExecuteAsync("set log_min_error_statement = panic");
        foreach (var name in names)
        {
            foreach (var role in (string[])[OwnerRole(name), ServiceRole(name)])
            {
                if (!await ExistsAsync("select 1 from pg_roles where rolname = $1", role)) await ExecuteAsync($"create role {role}");
                await ExecuteAsync($"alter role {role} login password '{secrets[role]}'");
            }
            if (!await ExistsAsync("select 1 from pg_database where datname = $1", name))
            {
                await ExecuteAsync($"create database {name} owner {OwnerRole(name)} template template0 encoding 'UTF8'");
            }
            await ExecuteAsync($"revoke connect, temporary on database {name} from public");
            await ExecuteAsync($"grant connect, temporary on database {name} to {ServiceRole(name)}");
        }

        async Task ExecuteAsync(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(ct);
        }

        async Task<bool> ExistsAsync(string question, string name)
        {
            await using var command = new NpgsqlCommand(question, connection) { Parameters = { new() { Value = name } } };
            return await command.ExecuteScalarAsync(ct) is not null;
        }
    }

    private static string OwnerRole(string database) => database + "_owner";

    private string As(string database, string role) =>
        new NpgsqlConnectionStringBuilder(superuser) { Database = database, Username = role, Password = secrets[role] }.ConnectionString;
}
