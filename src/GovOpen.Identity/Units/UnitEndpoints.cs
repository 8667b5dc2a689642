using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.Units;

internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/units").WithTags("Units");

        units.MapGet("", ListUnits.Handle).Needs(StaffAction.ReadUnits);
        units.MapPost("", CreateUnit.Handle).Needs(StaffAction.ManageUnits);
        units.MapPost("/{id:guid}/rename", RenameUnit.Handle).Needs(StaffAction.ManageUnits);
        units.MapPost("/{id:guid}/close", CloseUnit.Handle).Needs(StaffAction.ManageUnits);
        app.MapGet("/internal/units/{id:guid}", FindUnit.Handle).NeedsScope(Scopes.Internal).ExcludeFromDescription();
    }
}
