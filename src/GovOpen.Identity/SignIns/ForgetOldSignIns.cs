using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.SignIns;

/// <summary>Deletes, once an hour, what has no effect any more: counts of a day ago, places of a month ago, sign-ins that are over.</summary>
internal sealed class ForgetOldSignIns(IDbContextFactory<IdentityDb> databases, TimeProvider clock, ILogger<ForgetOldSignIns> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Old sign-ins cannot be forgotten now: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var (yesterday, lastMonth) = (now.AddDays(-1), now.AddDays(-30));
        await db.SignInGuards.Where(guard => guard.LastFailureAt < yesterday && (guard.LockedUntil == null || guard.LockedUntil < now)).ExecuteDeleteAsync(ct);
        await db.FamiliarPlaces.Where(place => place.SeenAt < lastMonth).ExecuteDeleteAsync(ct);
        await db.RefreshFamilies.Where(family => family.ExpiresAt < yesterday).ExecuteDeleteAsync(ct);
    }
}
