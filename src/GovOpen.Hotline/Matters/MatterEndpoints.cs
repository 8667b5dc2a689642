using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Matters;

internal static class MatterEndpoints
{
    public static void MapMatters(this IEndpointRouteBuilder app)
    {
        var matters = app.MapGroup("/api/matters").WithTags("Matters");

        matters.MapGet("/", ListMatters.Handle).Needs(StaffAction.ReadOrders);
        matters.MapPut("/{unitId:guid}", SetMatters.Handle).Needs(StaffAction.ManageMatters);
    }
}
