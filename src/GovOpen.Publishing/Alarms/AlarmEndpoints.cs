using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Alarms;

internal static class AlarmEndpoints
{
    public static void MapAlarms(this IEndpointRouteBuilder app)
    {
        var alarms = app.MapGroup("/api/alarms").WithTags("Alarms");

        alarms.MapGet("/", ListAlarms.Handle).Needs(StaffAction.ReadDrafts);
        alarms.MapPost("/{id:guid}/clear", ClearAlarm.Handle).Needs(StaffAction.PublishDocuments);
    }
}
