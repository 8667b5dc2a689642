using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.Identity.Tokens;

/// <summary>Ready means: there is a key to sign with. The first is made here, before anybody is sent to us.</summary>
internal sealed class SigningCheck(SigningKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await keys.SignerAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("There is no key to sign with; the log says why.", e);
        }
    }
}
