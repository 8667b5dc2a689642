using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace GovOpen.EventLog;

/// <summary>Ready means: the database can be read, and has all the tables that this build works with.</summary>
public sealed class DatabaseCheck<TDb>(TDb db, ILogger<DatabaseCheck<TDb>> log) : IHealthCheck where TDb : DbContext
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? HealthCheckResult.Unhealthy("The database is older than this build: run it with --migrate first.") : HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The reason may name hosts and users: it is for the log, not for whoever asks.
            log.LogWarning(e, "The database cannot be used.");
            return HealthCheckResult.Unhealthy("The database cannot be used; the log says why.");
        }
    }
}

/// <summary>The line by which a service says that it needs its database.</summary>
public static class DatabaseCheckRegistration
{
    /// <summary>Adds the readiness check <c>database</c>.</summary>
    public static IHealthChecksBuilder AddDatabaseCheck<TDb>(this IHealthChecksBuilder checks) where TDb : DbContext =>
        checks.AddCheck<DatabaseCheck<TDb>>("database");
}
