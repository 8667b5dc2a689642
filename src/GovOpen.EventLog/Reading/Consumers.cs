using GovOpen.Contracts.EventLog.V1;
using MassTransit;

namespace GovOpen.EventLog.Reading;

/// <summary>Hands a delivered event to what applies it.</summary>
internal sealed class LoggedEventConsumer<TEvent>(IApply<TEvent> apply) : IConsumer<TEvent> where TEvent : class
{
    public Task Consume(ConsumeContext<TEvent> context) =>
        apply.ApplyAsync(context.Message, LogPosition.ReadFrom(context), context.CancellationToken);
}

/// <summary>
/// A quorum queue that survives its broker; a few tries within the process, then the error queue. The order of tries matters
/// little: an event that ends there leaves a gap, and catching up from the feed fills it.
/// </summary>
internal sealed class LoggedEventConsumerDefinition<TEvent> : ConsumerDefinition<LoggedEventConsumer<TEvent>> where TEvent : class
{
    private const int AtOnce = 64;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<LoggedEventConsumer<TEvent>> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = AtOnce;
        endpointConfigurator.ConcurrentMessageLimit = AtOnce;
        endpointConfigurator.UseMessageRetry(retry => retry.Intervals(200, 1_000, 3_000, 5_000, 10_000));
        ((IRabbitMqReceiveEndpointConfigurator)endpointConfigurator).SetQuorumQueue();
    }
}

/// <summary>Notes that a source is alive and how far its log goes.</summary>
internal sealed class HeartbeatConsumer(Freshness freshness) : IConsumer<Heartbeat>
{
    public Task Consume(ConsumeContext<Heartbeat> context)
    {
        freshness.Heard(context.Message);
        return Task.CompletedTask;
    }
}
