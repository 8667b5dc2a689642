using System.Globalization;
using System.Threading.RateLimiting;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Http;

/// <summary>
/// How much one client may ask for: so many reads a second, with bursts, and so many concerns a minute. Health is asked by the platform itself
/// and is exempt.
/// </summary>
internal static class PublicLimits
{
    private const string Concerns = "concerns";
    private const string Lookups = "lookups";

    public static void AddPublicLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<PortalOptions>>((limiter, portal) =>
        {
            var limits = portal.Value.RateLimits;
            var bucket = new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.PublicReads.Burst,
                TokensPerPeriod = limits.PublicReads.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                    ? RateLimitPartition.GetNoLimiter("health")
                    : RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(context), _ => bucket));
            limiter.AddPolicy(Concerns, context => PerMinute(context, limits.ConcernsPerMinute));
            limiter.AddPolicy(Lookups, context => PerMinute(context, limits.LookupsPerMinute));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                // The body is written where all errors are: problem details for the API, a page for people.
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>For what files concerns.</summary>
    public static TBuilder LimitsConcerns<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(Concerns);

    /// <summary>For what asks for one by its code.</summary>
    public static TBuilder LimitsLookups<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(Lookups);

    private static RateLimitPartition<string> PerMinute(HttpContext context, int most) => RateLimitPartition.GetFixedWindowLimiter(
        ClientAddress.Of(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
