using GovOpen.Identity.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.Identity.Data;

/// <summary>Ready means: the tables can be read, and there is a key to sign with (the first is made here, before anybody is sent to us).</summary>
internal sealed class DatabaseCheck(IDbContextFactory<IdentityDb> databases, SigningKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.People.AnyAsync(cancellationToken);
            await keys.SignerAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The exception may name hosts and users: it goes into the log, not to whoever asks.
            return HealthCheckResult.Unhealthy("The database cannot be used; the log says why.", e);
        }
    }
}
