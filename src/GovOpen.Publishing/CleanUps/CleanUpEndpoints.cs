using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.CleanUps;

internal static class CleanUpEndpoints
{
    public static void MapCleanUps(this IEndpointRouteBuilder app)
    {
        var cleanUps = app.MapGroup("/api/clean-ups").WithTags("Clean-ups");

        cleanUps.MapGet("/", ListCleanUps.Handle).Needs(StaffAction.ListDocuments);
        cleanUps.MapPost("/", BeginCleanUp.Handle).Needs(StaffAction.PrepareCleanUps);
        cleanUps.MapGet("/{id:guid}", CheckCleanUp.Handle).Needs(StaffAction.ListDocuments);
        cleanUps.MapPut("/{id:guid}", SaveCleanUp.Handle).Needs(StaffAction.PrepareCleanUps);
        cleanUps.MapPost("/{id:guid}/publish", PublishCleanUp.Handle).Needs(StaffAction.PublishCleanUps);
    }
}
