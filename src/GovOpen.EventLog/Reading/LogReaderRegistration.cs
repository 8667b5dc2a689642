using System.Text.Json;
using GovOpen.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GovOpen.EventLog.Reading;

/// <summary>Declares what a service does with the events of others.</summary>
/// <param name="services">The service's.</param>
/// <param name="bus">MassTransit's registration.</param>
/// <param name="reader">The service's short name: its queues begin with it.</param>
public sealed class LogReaderBuilder(IServiceCollection services, IBusRegistrationConfigurator bus, string reader)
{
    private readonly HashSet<string> _sources = [];
    private readonly Dictionary<string, Func<IServiceProvider, JsonElement, LogPosition, CancellationToken, Task>> _effects = [];

    /// <summary><typeparamref name="TApply"/> applies <typeparamref name="TEvent"/> of <paramref name="source"/>, whose feed the HTTP client of that name reads.</summary>
    public LogReaderBuilder On<TEvent, TApply>(string source) where TEvent : class where TApply : class, IApply<TEvent>
    {
        _sources.Add(source);
        _effects.Add(EventTypes.NameOf(typeof(TEvent)), (provider, body, position, ct) =>
            provider.GetRequiredService<IApply<TEvent>>().ApplyAsync(body.Deserialize<TEvent>(ContractJson.Options)!, position, ct));
        services.AddScoped<IApply<TEvent>, TApply>();
        bus.AddConsumer<LoggedEventConsumer<TEvent>, LoggedEventConsumerDefinition<TEvent>>()
            .Endpoint(endpoint => endpoint.Name = reader + "-" + KebabCase(typeof(TEvent).Name));
        return this;
    }

    internal LogReader Build(NpgsqlDataSource database) => new(database, [.. _sources], _effects);

    private static string KebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>The line by which a service reads the logs of others.</summary>
public static class LogReaderRegistration
{
    /// <summary>Consumers, catching up, and freshness. <paramref name="database"/> is where the effects and the inbox are.</summary>
    public static IBusRegistrationConfigurator AddLogReader(
        this IBusRegistrationConfigurator bus, string reader, Func<IServiceProvider, NpgsqlDataSource> database, Action<LogReaderBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);

        var builder = new LogReaderBuilder(bus, bus, reader);
        declare(builder);
        bus.AddSingleton(provider => builder.Build(database(provider)));
        bus.AddSingleton<Freshness>();
        bus.AddHostedService<CatchUp>();
        // Each replica hears every heartbeat, in a queue that goes with it.
        bus.AddConsumer<HeartbeatConsumer>().Endpoint(endpoint =>
        {
            endpoint.Name = reader + "-heartbeat";
            endpoint.InstanceId = "-" + Guid.CreateVersion7().ToString("N");
            endpoint.Temporary = true;
        });
        return bus;
    }
}
