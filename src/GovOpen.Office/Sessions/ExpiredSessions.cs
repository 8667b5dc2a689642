using GovOpen.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Office.Sessions;

/// <summary>Deletes what nobody can use any more: it still holds tokens.</summary>
internal sealed class ExpiredSessions(IDbContextFactory<OfficeDb> databases, TimeProvider clock, ILogger<ExpiredSessions> log) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every);
        do
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(stoppingToken);
                var now = clock.GetUtcNow();
                await db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Expired sessions could not be deleted; they are not accepted all the same.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
