using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.ServiceDefaults;

/// <summary>
/// Who calls: bearer tokens of any issuer that publishes a discovery document. The issuer is configuration
/// (<c>Authentication:Authority</c>, else the identity service), so another one needs no code.
/// </summary>
public static class Authentication
{
    /// <summary>The claim with the scopes, separated by spaces.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The audience of every token of the platform.</summary>
    public const string Audience = "govopen";

    /// <summary>Where tokens come from.</summary>
    public static string Authority(this IConfiguration configuration) =>
        configuration["Authentication:Authority"] ?? configuration.AddressOf("identity").ToString().TrimEnd('/');

    /// <summary>
    /// Every endpoint needs a token unless it says otherwise; <see cref="Needs"/> and <see cref="NeedsScope"/> say which. Use cases that ask
    /// for an <see cref="Actor"/> get whoever calls.
    /// </summary>
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
            bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
            bearer.TokenValidationParameters.RoleClaimType = ActorClaims.Role;
            bearer.TokenValidationParameters.NameClaimType = ActorClaims.Name;
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(5);
            // New keys are published well before they are used; one that went is forgotten as soon.
            bearer.AutomaticRefreshInterval = TimeSpan.FromMinutes(5);
            bearer.RefreshInterval = TimeSpan.FromSeconds(5);
            bearer.Events = new() { OnTokenValidated = RefuseRevokedAsync };
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(provider =>
            Actor.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User) ?? throw new InvalidOperationException("Nobody acts here: the endpoint must need an action."));
        // Another issuer has its own ways to take tokens back, and identity itself knows.
        if (builder.Configuration["Authentication:Authority"] is null && builder.Services.All(service => service.ServiceType != typeof(IRevocations))) builder.AddRevocations();
        return builder;
    }

    /// <summary>Staff, people or machines, with a role that may do this at all; how far it reaches is asked in the domain.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, StaffAction action) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => HasScope(context, Contracts.Identity.V1.Scopes.Staff))
            .RequireAssertion(context => Actor.Of(context.User) is { } actor && Permissions.ReachOf(actor.Roles, action) is not null))
            .WithMetadata(new NeededAction(action));

    /// <summary>A token with one of these scopes.</summary>
    public static TBuilder NeedsScope<TBuilder>(this TBuilder endpoint, params string[] scopes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => scopes.Any(scope => HasScope(context, scope))))
            .WithMetadata(new NeededScopes(scopes));

    private static bool HasScope(AuthorizationHandlerContext context, string scope) =>
        context.User.FindAll(ScopeClaim).Any(claim => claim.Value.Split(' ').Contains(scope));

    private static async Task RefuseRevokedAsync(TokenValidatedContext context)
    {
        if (context.HttpContext.RequestServices.GetService<IRevocations>() is not { } revocations) return;
        if (context.SecurityToken is not JsonWebToken token || string.IsNullOrEmpty(token.Subject) || await revocations.RefuseAsync(token.Subject, token.IssuedAt, token.Kid, context.HttpContext.RequestAborted))
        {
            context.Fail("The token was taken back.");
        }
    }
}

/// <summary>Beside an endpoint: what whoever calls it must be allowed to do.</summary>
public sealed record NeededAction(StaffAction Action);

/// <summary>Beside an endpoint: one of which scopes a token needs.</summary>
public sealed record NeededScopes(IReadOnlyList<string> Scopes);
