using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GovOpen.EventLog;

/// <summary>The two lines by which a service gets a log.</summary>
public static class EventLogRegistration
{
    /// <summary>The relay and the heartbeat of the log in the database <c>ConnectionStrings:&lt;source&gt;</c>. Needs MassTransit's bus.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="source">The service's short name; readers know the log by it.</param>
    public static IServiceCollection AddEventLog(this IServiceCollection services, string source)
    {
        services.AddSingleton(provider => new Log(source, NpgsqlDataSource.Create(ConnectionString(provider, source))));
        services.AddHostedService<Relay>();
        services.AddHostedService<HeartbeatSender>();
        return services;
    }

    /// <summary>
    /// <c>GET /internal/events?after=&amp;afterId=&amp;limit=</c>: for readers that catch up. Secure it with the scope for internal calls.
    /// </summary>
    public static RouteHandlerBuilder MapEventFeed(this IEndpointRouteBuilder app) =>
        app.MapGet("/internal/events", EventFeed.ReadAsync).ExcludeFromDescription();

    private static string ConnectionString(IServiceProvider provider, string source)
    {
        var text = provider.GetRequiredService<IConfiguration>().GetConnectionString(source)
            ?? throw new InvalidOperationException($"No database: set ConnectionStrings__{source}.");
        // Few and long-lived connections; keep-alive finds a dead peer behind LISTEN.
        return new NpgsqlConnectionStringBuilder(text) { KeepAlive = 10, MaxPoolSize = 10, ApplicationName = source + "-log" }.ToString();
    }
}

/// <summary>A log and where it stands.</summary>
internal sealed record Log(string Source, NpgsqlDataSource Database) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
