using System.Text.Json.Serialization;
using GovOpen.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovOpen.ServiceDefaults;

/// <summary>What every service has: telemetry, health, problem details, limits, OpenAPI. Wiring only, no rule of the domain.</summary>
public static class Defaults
{
    /// <summary>An over-long query shall get its problem details, not a closed connection.</summary>
    private const int LongestRequestLine = 128 * 1024;

    private const long LargestBody = 10 * 1024 * 1024;

    /// <summary>For an answer, unless an endpoint takes as long as it takes (an import, an export).</summary>
    private static readonly TimeSpan _longestRequest = TimeSpan.FromSeconds(60);

    /// <summary>Call first. <paramref name="service"/> is the short name: <c>publishing</c>.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        // Every statement at information level is noise, and could show what somebody typed; a failure is thrown to whoever asked.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        // Addresses carry what people search for, and four lines for each request are noise.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBufferSize = 4 * LongestRequestLine;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(20);
            // A background loop that ends has a bug: better restarted by the process host than silently missing.
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.SerializerOptions.Encoder = ContractJson.Options.Encoder;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<BadJson>();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddHealthChecks();
        builder.Services.AddClientAddress();
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = _longestRequest, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        // Behind a gateway the address of the service itself is nobody's business.
        builder.Services.AddOpenApi(api => api.AddDocumentTransformer((document, _, _) =>
        {
            document.Servers = [];
            return Task.CompletedTask;
        }));
        builder.AddTelemetry(service);
        return builder;
    }

    /// <summary>Call right after building the application.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseSecurityHeaders();
        app.UseForwardedHeaders();
        app.UseRequestTracing();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Outages.StatusOf });
        app.UseStatusCodePages();
        app.UseRequestTimeouts();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
        {
            // Here and not where the framework would put them, before everything: a refusal gets its problem details too.
            app.UseAuthentication();
            app.UseAuthorization();
        }

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReport.WriteAsync }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }
}
