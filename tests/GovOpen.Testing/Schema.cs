using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Testing;

/// <summary>
/// Migrations are written by hand, so a test compares what they make with what the model wants: the tables, columns, types,
/// nullability and indexes of a migrated database with those of one that was created from the model.
/// </summary>
public static class Schema
{
    private const string Describe =
        """
        select string_agg(line, E'\n' order by line) from (
            select format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end) as line
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> '__EFMigrationsHistory'
            union all
            select regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \S+', 'index \1') from pg_indexes
            where schemaname = 'public' and tablename <> '__EFMigrationsHistory') as described
        """;

    /// <summary>One line for each column and index of a database.</summary>
    public static async Task<string> OfAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Describe, connection);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    /// <summary>The same of what the model of a context wants.</summary>
    public static async Task<string> WantedByAsync<TDb>(Func<DbContextOptions<TDb>, TDb> create) where TDb : DbContext
    {
        await using var database = await PostgresDatabase.CreateEmptyAsync();
        await using (var db = create(new DbContextOptionsBuilder<TDb>().UseNpgsql(database.ConnectionString + ";Pooling=false").Options))
        {
            await db.Database.EnsureCreatedAsync();
        }

        return await OfAsync(database.ConnectionString + ";Pooling=false");
    }
}
