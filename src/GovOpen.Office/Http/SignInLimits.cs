using System.Globalization;
using System.Threading.RateLimiting;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace GovOpen.Office.Http;

/// <summary>Where passwords and codes can be tried out: so many a minute for each client, pages and API together.</summary>
internal static class SignInLimits
{
    private const string Policy = "sign-in";

    public static void AddSignInLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<OfficeOptions>>((limiter, office) =>
        {
            var limit = office.Value.RateLimits.SignIn;
            var each = TimeSpan.FromMinutes(1) / limit.PerMinute;
            var bucket = new TokenBucketRateLimiterOptions { TokenLimit = limit.Burst, TokensPerPeriod = 1, ReplenishmentPeriod = each };
            limiter.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(context), _ => bucket));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                // The body is written where all errors are: problem details for the API, a page for people.
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(each.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    public static TBuilder LimitSignIns<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(Policy);
}
