using System.Collections.Concurrent;
using Npgsql;

namespace GovOpen.Testing;

/// <summary>A database of its own for one fixture: a copy of a template that was migrated once.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();

    private readonly string _name;

    private PostgresDatabase(string name)
    {
        _name = name;
        ConnectionString = Of(name);
    }

    /// <summary>For Npgsql, as superuser.</summary>
    public string ConnectionString { get; }

    /// <param name="kind">Names the template: <c>publishing</c>.</param>
    /// <param name="migrate">Brings an empty database, given by its connection string, up to date; run once per kind and process.</param>
    public static async Task<PostgresDatabase> CreateAsync(string kind, Func<string, Task> migrate)
    {
        var template = await _templates.GetOrAdd(kind, _ => new(() => PrepareAsync(kind, migrate))).Value;
        return await CopyAsync(template, kind);
    }

    /// <summary>An empty one.</summary>
    public static Task<PostgresDatabase> CreateEmptyAsync() => CopyAsync("template1", "empty");

    /// <summary>A copy of this one as it is now, as a backup would be; whoever is connected is cut off.</summary>
    public async Task<PostgresDatabase> BackUpAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{_name}'");
        return await CopyAsync(_name, "backup");
    }

    /// <summary>Puts a copy in this one's place, under the same name.</summary>
    public async Task RestoreAsync(PostgresDatabase backup)
    {
        await ExecuteAsync($"drop database \"{_name}\" with (force)");
        await ExecuteAsync($"create database \"{_name}\" template \"{backup._name}\"");
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Runs one statement and returns its first value.</summary>
    public async Task<object?> ScalarAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The tables, indexes and overflow tables whose files hold these bytes, live or dead: what a purge must have emptied.</summary>
    public async Task<IReadOnlyList<string>> FilesWithAsync(string text)
    {
        await ScalarAsync("checkpoint");
        var found = (string)(await ScalarAsync(
            """
            select coalesce(string_agg(relname, ' ' order by relname), '') from pg_class
            where relkind in ('r', 't', 'i', 'm') and position(convert_to($1, 'UTF8') in pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true)) > 0
            """, text))!;
        return found.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database if exists \"{_name}\" with (force)");

    private static async Task<string> PrepareAsync(string kind, Func<string, Task> migrate)
    {
        var name = NewName("template_" + kind);
        await ExecuteAsync($"create database \"{name}\"");
        await migrate(Of(name) + ";Pooling=false");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"drop database if exists \"{name}\" with (force)").GetAwaiter().GetResult();
        return name;
    }

    private static async Task<PostgresDatabase> CopyAsync(string template, string kind)
    {
        var name = NewName(kind);
        await ExecuteAsync($"create database \"{name}\" template \"{template}\"");
        return new(name);
    }

    private static string NewName(string kind) => $"{kind}_{Guid.NewGuid():N}";

    private static string Of(string database) =>
        new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServers.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
