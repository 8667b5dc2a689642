using GovOpen.Local.Servers;
using GovOpen.Local.State;

namespace GovOpen.Local.Commands;

/// <summary>Only a private PostgreSQL and RabbitMQ, for tests; <c>servers.env</c> says where, once both are ready.</summary>
internal static class Servers
{
    private const int FirstPort = 20_000;

    public static async Task<int> HandleAsync(DataFolder folder, ServerPrograms programs, bool durable)
    {
        folder.Folder("run");
        await using var held = HostLock.TryTake(folder);
        if (held is null)
        {
            Terminal.Complain($"Another host runs on {folder.Path}.");
            return 1;
        }

        using var signals = new Signals();
        using var components = new Components(folder);
        Failure? failure = null;
        try
        {
            await StartAsync(folder, programs, components, durable, signals.Token);
            components.Board.Enter(Phase.Running);
            await Task.Delay(Timeout.Infinite, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (StartFailedException e)
        {
            failure = e.ToFailure();
        }

        File.Delete(folder.At("servers.env"));
        components.Board.Enter(Phase.Stopping);
        await components.StopAsync();
        if (failure is not null) Terminal.Complain(failure.ToString());
        return failure is null ? 0 : 1;
    }

    private static async Task StartAsync(DataFolder folder, ServerPrograms programs, Components components, bool durable, CancellationToken ct)
    {
        // Runs side by side look in different places, so that they do not race for one port.
        var ports = Ports.Choose(["postgres", .. RabbitMqPorts.Names], new Dictionary<string, int>(), FirstPort + Environment.ProcessId % 1000 * 10);
        var secrets = new Secrets(folder);
        var postgres = new Postgres(folder, programs.Postgres, ports["postgres"], secrets);
        var broker = new RabbitMq(folder, programs.RabbitMq, RabbitMqPorts.From(ports), "/", secrets);

        await components.StartAsync(postgres, durable, ct);
        await components.StartAsync(broker, durable, ct);
        folder.Write($"""
            GOVOPEN_TEST_POSTGRES='{postgres.ConnectionString}'
            GOVOPEN_TEST_RABBITMQ='{broker.ConnectionString}'
            GOVOPEN_TEST_RABBITMQ_API='{broker.Management}'

            """, "servers.env");
    }
}
