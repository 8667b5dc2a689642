using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Concerns;

internal static class ConcernEndpoints
{
    public static void AddConcerns(this IServiceCollection services)
    {
        services.AddScoped<ConcernServices>();
        services.AddScoped<FindByReceipt>();
    }

    public static void MapConcerns(this IEndpointRouteBuilder app)
    {
        var concerns = app.MapGroup("/api/concerns").WithTags("Concerns");

        concerns.MapPost("/", FileConcern.Handle).NeedsScope(Scopes.Public);
        concerns.MapPost("/lookup", LookUpConcern.Handle).NeedsScope(Scopes.Public);
        concerns.MapPost("/evaluate", EvaluateConcern.Handle).NeedsScope(Scopes.Public);
        app.MapPost("/api/orders", TakeDownConcern.Handle).WithTags("Work orders").Needs(StaffAction.TakeConcerns);
    }
}
