using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Local.Servers;
using GovOpen.Local.State;
using Spectre.Console;

namespace GovOpen.Local.Commands;

/// <summary>What runs and how it is, asked of every component itself. 0 only when all are healthy.</summary>
internal static class Status
{
    private static readonly TimeSpan _mayStart = TimeSpan.FromSeconds(30);

    public static async Task<int> HandleAsync(DataFolder folder, bool json)
    {
        var report = await AskAsync(folder);
        if (json) Terminal.Say(JsonSerializer.Serialize(report, StateJson.Options));
        else Show(report);
        return report.Healthy ? 0 : 1;
    }

    private static async Task<Report> AskAsync(DataFolder folder)
    {
        var state = HostState.Read(folder);
        var lives = HostLock.IsHeld(folder);
        if (state is null) return new Report(folder.Path, Phase.Stopped, Healthy: false, Portal: null, Office: null, [], Failure: null);

        var secrets = new Secrets(folder);
        var host = new ComponentReport("host", lives ? state.Pid : null, null, lives ? Health.Healthy : Health.Stopped, 0);
        var others = await Task.WhenAll(state.Components.Select(component => lives ? AskAsync(component, state.Phase, secrets) : Task.FromResult(Stopped(component))));
        var phase = lives || state.Phase is Phase.Failed ? state.Phase : Phase.Stopped;
        return new Report(folder.Path, phase, lives && others.All(component => component.Health is Health.Healthy) && phase is Phase.Running, state.Portal, state.Office, [host, .. others], state.Failure);
    }

    private static async Task<ComponentReport> AskAsync(ComponentState component, Phase phase, Secrets secrets)
    {
        var healthy = await (component.Name switch
        {
            "postgres" => Probe.PostgresAsync(secrets["connection:postgres"], CancellationToken.None),
            "rabbitmq" => Probe.RabbitMqAsync(new Uri(secrets["connection:rabbitmq"]), CancellationToken.None),
            "epmd" => Probe.EpmdAsync(int.Parse(component.Address.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None),
            _ => Probe.HttpAsync(new Uri(component.Address + "/health/ready"), CancellationToken.None),
        });
        var isNew = phase is Phase.Starting || DateTimeOffset.UtcNow - component.StartedAt < _mayStart;
        var health = healthy ? Health.Healthy
            : component is { Private: true, Pid: null } ? Health.Stopped
            : isNew ? Health.Starting
            : Health.Unhealthy;
        return new ComponentReport(component.Name, component.Pid, component.Address, health, component.Restarts);
    }

    private static ComponentReport Stopped(ComponentState component) => new(component.Name, null, component.Address, Health.Stopped, component.Restarts);

    private static void Show(Report report)
    {
        Terminal.Say($"{report.Data}: {report.Phase.ToString().ToLowerInvariant()}");
        if (report.Components.Count == 0) return;

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "health", "address", "process", "restarts");
        foreach (var component in report.Components)
        {
            var colour = component.Health switch
            {
                Health.Healthy => "green",
                Health.Starting => "yellow",
                _ => "red",
            };
            table.AddRow(component.Name, $"[{colour}]{component.Health.ToString().ToLowerInvariant()}[/]", component.Address ?? "", $"{component.Pid}", $"{component.Restarts}");
        }
        Terminal.Screen.Write(table);
        if (report.Failure is { } failure) Terminal.Say(failure.ToString());
    }

    private sealed record Report(string Data, Phase Phase, bool Healthy, string? Portal, string? Office, IReadOnlyList<ComponentReport> Components, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Failure? Failure);

    private sealed record ComponentReport(string Name, int? Pid, string? Address, Health Health, int Restarts);

    private enum Health
    {
        Healthy,
        Starting,
        Unhealthy,
        Stopped,
    }
}
