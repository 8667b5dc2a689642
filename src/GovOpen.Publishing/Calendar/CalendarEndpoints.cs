using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Calendar;

internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/calendar/due", ComputeDue.Handle).WithTags("Calendar").NeedsScope(Scopes.Public, Scopes.Staff);
}
