using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.EventLog;

/// <summary>
/// <c>&lt;Service&gt; --migrate</c>: brings the database up to date under the owner's role and leaves. The service itself then runs
/// under a role (<c>Migrate:ServiceRole</c>) that can neither alter tables nor change or delete append-only rows, but may call the functions that the
/// migrations made.
/// </summary>
public static class Migrating
{
    /// <summary>Whether the command line asks for it.</summary>
    public static bool IsAskedFor(string[] args) => args.Contains("--migrate");

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync<TDb>(WebApplication app) where TDb : DbContext
    {
        ArgumentNullException.ThrowIfNull(app);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        await db.Database.MigrateAsync();
        if (app.Configuration["Migrate:ServiceRole"] is { Length: > 0 } role) await GrantAsync(db, role);
        Console.WriteLine(pending.Count == 0 ? "The database was up to date." : $"Applied: {string.Join(", ", pending)}.");
        return 0;
    }

    private static async Task GrantAsync(DbContext db, string role)
    {
        var quoted = Quote(role);
        await ExecuteAsync(db, $"grant usage on schema public to {quoted}");
        await ExecuteAsync(db, $"grant select, insert, update, delete on all tables in schema public to {quoted}");
        await ExecuteAsync(db, $"grant usage, select on all sequences in schema public to {quoted}");
        await ExecuteAsync(db, $"grant execute on all functions in schema public to {quoted}");
        await ExecuteAsync(db, $"revoke insert, update, delete on \"__EFMigrationsHistory\" from {quoted}");

        var appendOnly = db.Model.GetEntityTypes().Where(type => type.FindAnnotation(EventLogModel.AppendOnlyAnnotation) is not null);
        foreach (var table in appendOnly.Select(type => type.GetTableName()!))
        {
            await ExecuteAsync(db, $"revoke update, delete, truncate on {Quote(table)} from {quoted}");
        }
    }

    // Names cannot be parameters; ours come from the model and the configuration, and are quoted all the same.
    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

#pragma warning disable EF1002 // see Quote
    private static Task<int> ExecuteAsync(DbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
}
