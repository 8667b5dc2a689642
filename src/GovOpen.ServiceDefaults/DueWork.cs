using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovOpen.ServiceDefaults;

/// <summary>Something that is to be done once its time has come, and not twice. Each in a scope of its own.</summary>
public interface IDueWork
{
    /// <summary>All of it that is due now.</summary>
    Task DoAsync(CancellationToken ct);
}

/// <summary>Looks every second what is due. No force of a document depends on it: validity is computed for a day, whatever runs.</summary>
public sealed class DueWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueWork> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <summary>Of which was said already that it cannot be done.</summary>
    private readonly HashSet<Type> _troubled = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var work in Works()) await TryAsync(work, stoppingToken);
            await Task.Delay(_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<Type> Works()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IDueWork>().Select(work => work.GetType())];
    }

    /// <summary>What cannot be done now keeps nothing else waiting.</summary>
    private async Task TryAsync(Type work, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IDueWork>().Single(one => one.GetType() == work).DoAsync(ct);
            _troubled.Remove(work);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (_troubled.Add(work)) log.LogWarning(e, "{Work} cannot be done now: {Reason}", work.Name, e.Message);
        }
    }
}
