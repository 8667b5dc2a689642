using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.Office.Data;

/// <summary>Ready means: the sessions can be read.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<OfficeDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.Sessions.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The exception may name hosts and users: it goes into the log, not to whoever asks.
            return HealthCheckResult.Unhealthy("The database cannot be used; the log says why.", e);
        }
    }
}
