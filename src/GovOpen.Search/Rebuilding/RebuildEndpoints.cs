using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Rebuilding;

internal static class RebuildEndpoints
{
    public static void MapRebuilds(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/index-rebuilds", ListRebuilds.Handle).WithTags("Operations").Needs(StaffAction.RebuildIndex);
}
