using GovOpen.Contracts.Identity.V1;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.CleanUps;

internal static class CleanUpEndpoints
{
    public static void MapCleanUps(this IEndpointRouteBuilder app)
    {
        var cleanUps = app.MapGroup("/api/clean-ups").WithTags("Clean-ups").NeedsScope(Scopes.Public, Scopes.Staff);

        cleanUps.MapGet("/", ListCleanUps.Handle).Takes("page", "size").ReadsTables();
        cleanUps.MapGet("/{id}", ReadCleanUp.AsJson).Takes().ReadsTables();
        cleanUps.MapGet("/{id}.csv", ReadCleanUp.AsTable).Takes().ReadsTables();
    }
}
