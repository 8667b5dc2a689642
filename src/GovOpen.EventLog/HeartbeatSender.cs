using GovOpen.Contracts.EventLog.V1;
using GovOpen.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovOpen.EventLog;

/// <summary>Tells readers every second how far the log goes. Through the broker, so that a broken path shows as silence.</summary>
internal sealed class HeartbeatSender(Log log, IBus bus, TimeProvider clock, ILogger<HeartbeatSender> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    /// <summary>One that waited longer in a queue says nothing of use.</summary>
    private static readonly TimeSpan _lives = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(_every, clock);
        do
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogDebug(e, "No heartbeat of the {Source} log: {Reason}", log.Source, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(_every);

        var now = clock.GetUtcNow(); // before the head is read: all that was committed by now is in it
        await using var connection = await log.Database.OpenConnectionAsync(limit.Token);
        if (await LogHead.ReadAsync(connection, limit.Token) is not { } head) return;

        await bus.Publish(
            new Heartbeat { Source = log.Source, Epoch = head.Epoch, Sequence = head.Sequence, SentAt = now },
            context =>
            {
                context.Durable = false;
                context.TimeToLive = _lives;
            },
            limit.Token);
    }
}
