using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Delivery;

internal static class DeliveryEndpoints
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(ReceiverClient.Name, http => http.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(ReceiverClient.Handler); // it has limits of its own
        services.AddSingleton<ReceiverClient>();
        services.AddScoped<Reconcile>();
        services.AddHostedService<DeliverChanges>();
        services.AddHostedService<ReconcileOnTime>();
    }

    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        var receivers = app.MapGroup("/api/knowledge/receivers").WithTags("Knowledge");

        receivers.MapGet("/", ListReceivers.Handle).Needs(StaffAction.DeliverKnowledge);
        receivers.MapPost("/", RegisterReceiver.Handle).Needs(StaffAction.DeliverKnowledge);
        receivers.MapGet("/{id:guid}", GetReceiver.Handle).Needs(StaffAction.DeliverKnowledge);
        receivers.MapPut("/{id:guid}", ChangeReceiver.Handle).Needs(StaffAction.DeliverKnowledge);
        receivers.MapPost("/{id:guid}/secret", ChangeReceiver.RenewSecret).Needs(StaffAction.DeliverKnowledge);
        receivers.MapPost("/{id:guid}/reconcile", ReconcileReceiver.Handle).Needs(StaffAction.DeliverKnowledge);
    }
}
