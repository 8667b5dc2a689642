using GovOpen.Contracts.Identity.V1;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.ServiceDefaults;

/// <summary>
/// Who calls: bearer tokens of any issuer that publishes a discovery document. The issuer is configuration
/// (<c>Authentication:Authority</c>, else the identity service), so another one needs no code.
/// </summary>
public static class Authentication
{
    /// <summary>The claim with a person's or machine's roles, one claim each, by the name in <see cref="Role"/>.</summary>
    public const string RoleClaim = "role";

    /// <summary>The claim with the scopes, separated by spaces.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The audience of every token of the platform.</summary>
    public const string Audience = "govopen";

    /// <summary>Where tokens come from.</summary>
    public static string Authority(this IConfiguration configuration) =>
        configuration["Authentication:Authority"] ?? configuration.AddressOf("identity").ToString().TrimEnd('/');

    /// <summary>Every endpoint needs a token unless it says otherwise; <see cref="Needs"/> and <see cref="NeedsScope"/> say which.</summary>
    public static WebApplicationBuilder AddServiceAuthentication(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IConfiguration>((bearer, configuration) =>
        {
            bearer.Authority = configuration.Authority();
            bearer.RequireHttpsMetadata = configuration.GetValue("Authentication:RequireHttps", defaultValue: false);
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters.ValidAudience = Audience;
            bearer.TokenValidationParameters.RoleClaimType = RoleClaim;
            bearer.TokenValidationParameters.NameClaimType = "name";
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(5);
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    /// <summary>Staff with one of these roles, people or machines.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params Role[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy
            .RequireAssertion(context => HasScope(context, Scopes.Staff))
            .RequireRole(roles.Select(role => role.ToString())));

    /// <summary>A token with one of these scopes.</summary>
    public static TBuilder NeedsScope<TBuilder>(this TBuilder endpoint, params string[] scopes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => scopes.Any(scope => HasScope(context, scope))));

    private static bool HasScope(AuthorizationHandlerContext context, string scope) =>
        context.User.FindAll(ScopeClaim).Any(claim => claim.Value.Split(' ').Contains(scope));
}
