using System.Text.Json;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Orders.Steps;
using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Orders;

internal static class OrderEndpoints
{
    public static void AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<CaseVault>();
        services.AddServiceClient(UnitDirectory.Identity, Scopes.Internal);
        services.AddSingleton<UnitDirectory>();
        services.AddScoped<OrderServices>();
        services.AddScoped<IDueWork, EraseOnTime>();
        services.AddSingleton<ConcernClasses>();
        services.AddSingleton<LearnedClasses>();
        services.AddHostedService<LearnClasses>();
        services.AddHostedService<DueWork>();
    }

    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/orders").WithTags("Work orders");

        orders.MapGet("/", ListOrders.Handle).Needs(StaffAction.ReadOrders);
        orders.MapGet("/{id:guid}", GetOrder.Handle).Needs(StaffAction.ReadOrders);
        app.MapGet("/api/classes", ListClasses.Handle).WithTags("Work orders").Needs(StaffAction.ReadOrders);
        orders.MapPost("/{id:guid}/contact", ReadContact.Handle).Needs(StaffAction.ReadContacts);
        Step(OrderStep.Accept, AcceptOrder.Handle);
        Step(OrderStep.Redirect, RedirectOrder.Handle);
        Step(OrderStep.AnswerAtOnce, AnswerAtOnce.Handle);
        Step(OrderStep.Merge, MergeOrder.Handle);
        Step(OrderStep.Reclassify, ReclassifyOrder.Handle);
        Step(OrderStep.Classify, ClassifyOrder.Handle);
        Step(OrderStep.Assign, AssignOrder.Handle);
        Step(OrderStep.Return, ReturnOrder.Handle);
        Step(OrderStep.Start, StartOrder.Handle);
        Step(OrderStep.Join, JoinUnits.Handle);
        Step(OrderStep.JointReply, JointReply.Handle);
        Step(OrderStep.RequestExtension, RequestExtension.Handle);
        Step(OrderStep.ApproveExtension, ApproveExtension.Handle);
        Step(OrderStep.RefuseExtension, RefuseExtension.Handle);
        Step(OrderStep.Suspend, SuspendOrder.Handle);
        Step(OrderStep.Resume, ResumeOrder.Handle);
        Step(OrderStep.Urge, UrgeOrder.Handle);
        Step(OrderStep.Reply, ReplyToOrder.Handle);
        Step(OrderStep.ApproveReply, ApproveReply.Handle);
        Step(OrderStep.SendBack, SendBack.Handle);
        Step(OrderStep.Close, CloseOrder.Handle);
        Step(OrderStep.FollowUp, FollowUpOrder.Handle);
        Step(OrderStep.Reopen, ReopenOrder.Handle);
        app.MapEventFeed().NeedsScope(Scopes.Internal);

        // What a step needs stands in one table.
        void Step(OrderStep step, Delegate handle) => orders.MapPost($"/{{id:guid}}/{JsonNamingPolicy.KebabCaseLower.ConvertName(step.ToString())}", handle).Needs(Transitions.All[step].Needs!.Value);
    }
}
