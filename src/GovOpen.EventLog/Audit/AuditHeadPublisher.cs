using GovOpen.Contracts.EventLog.V1;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovOpen.EventLog.Audit;

/// <summary>
/// Tells the other services where the trail ends, once an hour (<c>Audit:PublishHeadEvery</c>) if it has grown: whoever rewrites it later,
/// or cuts it off, cannot take back what they have heard.
/// </summary>
internal sealed class AuditHeadPublisher(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<AuditHeadPublisher> logger) : BackgroundService
{
    /// <summary>The trail of a service is one subject; its versions are the numbers of its entries.</summary>
    public static readonly Guid Subject = Guid.Parse("0199b1c2-7a10-7c3e-9b1a-a0d17a0d17a0");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(configuration.GetValue("Audit:PublishHeadEvery", TimeSpan.FromHours(1)), clock);
        do
        {
            try
            {
                await PublishAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The head of the audit trail cannot be published now: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task PublishAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<AuditLog>();
        await using var transaction = await log.Db.Database.BeginTransactionAsync(ct);
        await EventLock.TakeAsync(log.Db, ct); // one replica publishes a head, and no entry comes meanwhile
        var head = await log.Entries.OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
        if (head is null || await log.Db.Set<LoggedEvent>().AnyAsync(e => e.Subject == Subject.ToString() && e.SubjectVersion >= head.Number, ct)) return;

        log.Db.Append(Subject, head.Number, new AuditHeadPublished { Service = log.Service, Number = head.Number, Hash = Convert.ToHexStringLower(head.Hash), At = clock.GetUtcNow() });
        await log.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
