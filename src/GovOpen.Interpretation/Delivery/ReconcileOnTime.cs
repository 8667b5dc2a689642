using GovOpen.Interpretation.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Compares each receiver every day, whether somebody asks or not. By itself: one that answers slowly keeps nothing else waiting.</summary>
internal sealed class ReconcileOnTime(IServiceScopeFactory scopes, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<ReconcileOnTime> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await ReconcileOneAsync(stoppingToken)) continue; // and the next
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Receivers cannot be compared now: {Reason}", e.Message);
            }

            await Task.Delay(_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> ReconcileOneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InterpretationDb>();
        var before = clock.GetUtcNow() - options.Value.ReconcileEvery;
        var due = await db.Receivers.Where(receiver => receiver.IsActive && receiver.InventoryAddress != null && (receiver.ReconciledAt ?? receiver.CreatedAt) < before).OrderBy(receiver => receiver.Id).FirstOrDefaultAsync(ct);
        if (due is null) return false;

        await scope.ServiceProvider.GetRequiredService<Reconcile>().RunAsync(due, actor: null, ct);
        return true;
    }
}
