using GovOpen.Contracts;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.ServiceDefaults;

/// <summary>MassTransit over RabbitMQ, the same for every service.</summary>
public static class Messaging
{
    /// <summary>The broker is <c>ConnectionStrings:rabbitmq</c>. A service starts without it and connects when it is there.</summary>
    public static WebApplicationBuilder AddMessaging(this WebApplicationBuilder builder, Action<IBusRegistrationConfigurator> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            // Without its broker a service still serves: events wait in the log, answers say that they are stale.
            bus.ConfigureHealthCheckOptions(check => check.MinimalFailureStatus = HealthStatus.Degraded);
            configure(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var address = context.GetRequiredService<IConfiguration>().GetConnectionString("rabbitmq")
                    ?? throw new InvalidOperationException("No broker: set ConnectionStrings__rabbitmq to amqp://user:password@host:port/vhost.");
                rabbit.Host(new Uri(address), host => host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5)));
                rabbit.ConfigureJsonSerializerOptions(options =>
                {
                    options.Encoder = ContractJson.Options.Encoder;
                    return options;
                });
                rabbit.ConfigureEndpoints(context);
            });
        });
        return builder;
    }
}
