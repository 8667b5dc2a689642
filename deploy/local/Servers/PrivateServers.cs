using GovOpen.Local.Processes;

namespace GovOpen.Local.Servers;

/// <summary>Starting PostgreSQL and RabbitMQ: the same for the platform and for tests, whose servers need not end in order (<c>durable</c>).</summary>
internal static class PrivateServers
{
    public static async Task StartAsync(this Components components, Postgres postgres, bool durable, CancellationToken ct)
    {
        components.Board.Doing("Starting PostgreSQL");
        await postgres.CreateAsync(ct);
        var component = new Component("postgres", postgres.Address, limit => Probe.PostgresAsync(postgres.ConnectionString, limit), Stage: 0) { StopSignal = durable ? Signal.Interrupt : Signal.Kill };
        await components.StartAsync(component, postgres.Server(durable), ct);
    }

    public static async Task StartAsync(this Components components, RabbitMq broker, bool durable, CancellationToken ct)
    {
        components.Board.Doing("Starting RabbitMQ");
        await components.StartAsync(
            new Component("epmd", $"127.0.0.1:{broker.Ports.NameServer}", limit => Probe.EpmdAsync(broker.Ports.NameServer, limit), Stage: 0), broker.NameServer(), ct);
        var component = new Component("rabbitmq", broker.Address, limit => Probe.RabbitMqAsync(new Uri(broker.ConnectionString), limit), Stage: 1) { StopSignal = durable ? Signal.Terminate : Signal.Kill };
        await components.StartAsync(component, broker.Broker(), ct);
    }
}
