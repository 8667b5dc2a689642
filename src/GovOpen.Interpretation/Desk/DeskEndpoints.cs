using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Desk;

internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/knowledge").WithTags("Knowledge");

        desk.MapPost("/given", RecordGiven.Handle).Needs(StaffAction.AnswerCallers);
        desk.MapGet("/given/{id:guid}", GetGiven.Handle).Needs(StaffAction.AnswerCallers);
        desk.MapPost("/missing", NoteMissing.Handle).Needs(StaffAction.AnswerCallers);
    }
}
