using GovOpen.Portal.Pages;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal.Records;

/// <summary>Columns and disclosure records: their pages and their part of the public API.</summary>
internal static class RecordPages
{
    public static void MapRecordPages(this IEndpointRouteBuilder app)
    {
        app.MapPage("/columns", ShowColumns.Handle);
        app.MapPage("/columns/{key}", ShowColumn.Handle);
        app.MapPage("/records/{id:guid}", ShowRecord.Handle);
    }

    public static void MapRecordsApi(this IEndpointRouteBuilder app)
    {
        app.MapForward("GET", "/api/columns", to: "publishing");
        app.MapForward("GET", "/api/records", to: "search");
        app.MapForward("GET", "/api/records/{id}", to: "search");
    }
}
