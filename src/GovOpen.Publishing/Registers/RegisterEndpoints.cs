using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Registers;

internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder app)
    {
        var registers = app.MapGroup("/api/registers").WithTags("Registers");

        registers.MapGet("/", ListRegisters.Handle).Needs(StaffAction.PublishDocuments);
        registers.MapPost("/", OpenRegister.Handle).Needs(StaffAction.PublishDocuments);
        registers.MapGet("/{id:guid}", ShowRegister.Handle).Needs(StaffAction.PublishDocuments);
        registers.MapPost("/{id:guid}/void", VoidNumber.Handle).Needs(StaffAction.PublishDocuments);
    }
}
