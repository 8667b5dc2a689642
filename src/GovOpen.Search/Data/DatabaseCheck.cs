using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.Search.Data;

/// <summary>Ready means: documents can be read. (Searching alone would go on from the index.)</summary>
internal sealed class DatabaseCheck(SearchDb db, ILogger<DatabaseCheck> log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.Entries.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The reason may name hosts and users: it is for the log, not for whoever asks.
            log.LogWarning(e, "The database cannot be used.");
            return HealthCheckResult.Unhealthy("The database cannot be used; the log says why.");
        }
    }
}
