using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.EventLog.Audit;

/// <summary>The lines by which a service gets an audit trail.</summary>
public static class AuditRegistration
{
    /// <summary>
    /// The trail in the table of <typeparamref name="TDb"/>, whose options must say <see cref="Appending.AppendsUnderLock{TBuilder}"/>
    /// with the chain; its head is published through the service's log.
    /// </summary>
    /// <param name="services">The service's.</param>
    /// <param name="service">Its short name.</param>
    public static IServiceCollection AddAuditTrail<TDb>(this IServiceCollection services, string service) where TDb : DbContext
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => new AuditChain(
            provider.GetRequiredService<IConfiguration>()["Audit:Key"] ?? throw new InvalidOperationException("No audit key: set Audit__Key to a secret of this service.")));
        services.AddSingleton(provider => new AuditTrail(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IServiceScopeFactory>(), scope => scope.GetRequiredService<TDb>()));
        services.AddScoped(provider => new AuditLog(service, provider.GetRequiredService<TDb>(), provider.GetRequiredService<AuditChain>()));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuditRefusals>();
        services.AddHostedService<AuditHeadPublisher>();
        return services;
    }

    /// <summary><c>/api/audit</c>: read, export, verify. Secure it.</summary>
    public static RouteGroupBuilder MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/audit").WithTags("Audit");
        audit.MapGet("", ReadAudit.Handle);
        // A long trail takes its time.
        audit.MapGet("/export", ExportAudit.Handle).DisableRequestTimeout();
        audit.MapGet("/verify", VerifyAudit.Handle).DisableRequestTimeout();
        return audit;
    }
}
