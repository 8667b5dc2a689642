using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Purges;

internal static class PurgeEndpoints
{
    public static void MapPurges(this IEndpointRouteBuilder app)
    {
        var purges = app.MapGroup("/api/purges").WithTags("Purges");

        purges.MapGet("/", ListPurges.Handle).Needs(StaffAction.ReadPurges);
        purges.MapPost("/", ProposePurge.Handle).Needs(StaffAction.ProposePurges);
        purges.MapPost("/{id:guid}/confirm", ConfirmPurge.Handle).Needs(StaffAction.ConfirmPurges);
        purges.MapPost("/{id:guid}/refuse", RefusePurge.Handle).Needs(StaffAction.ConfirmPurges);
    }
}
