using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Publication;

internal static class ResultEndpoints
{
    public static void AddResults(this IServiceCollection services) => services.AddScoped<ResultServices>();

    public static void MapResults(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/results", ListResults.Handle).WithTags("Results").Needs(StaffAction.ReadResults);
        var result = app.MapGroup("/api/orders/{id:guid}/result").WithTags("Results");

        result.MapGet("/", GetResult.Handle).Needs(StaffAction.ReadOrders);
        result.MapPut("/", WriteResult.Handle).Needs(ChangeResult.ActionOf(ResultStep.Write));
        result.MapPost("/publish", PublishResult.Handle).Needs(ChangeResult.ActionOf(ResultStep.Publish));
        result.MapPost("/drop", WithdrawResult.Drop).Needs(ChangeResult.ActionOf(ResultStep.Drop));
        result.MapPost("/withdraw", WithdrawResult.Handle).Needs(ChangeResult.ActionOf(ResultStep.Withdraw));
        app.MapGet("/internal/results/{id:guid}", ReadPublished.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
    }
}
