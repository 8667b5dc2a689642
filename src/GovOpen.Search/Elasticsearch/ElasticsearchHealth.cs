using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.Search.Elasticsearch;

/// <summary>Whether the server can answer from all of its shards: red cannot; yellow can, though copies of some are missing.</summary>
internal sealed class ElasticsearchHealth(ElasticsearchClient client) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var health = await client.SendAsync(HttpMethod.Get, "_cluster/health", body: null, cancellationToken);
            return health.GetProperty("status").GetString() switch
            {
                "green" => HealthCheckResult.Healthy(),
                "yellow" => HealthCheckResult.Degraded("Elasticsearch lacks copies of some shards."),
                var status => HealthCheckResult.Unhealthy($"Elasticsearch lacks some shards: its status is {status}."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or ElasticsearchException)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
    }
}
