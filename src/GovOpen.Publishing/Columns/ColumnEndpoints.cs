using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Columns;

internal static class ColumnEndpoints
{
    public static void MapColumns(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/columns", ListColumns.Handle).WithTags("Columns").NeedsScope(Scopes.Public, Scopes.Staff);
        app.MapGet("/api/columns/gaps", FindGaps.Handle).WithTags("Columns").Needs(StaffAction.ReadRecords);

        app.MapGet("/api/reports/disclosure-rate", MeasureDisclosure.Handle).WithTags("Reports").Needs(StaffAction.ReadReports);
        app.MapGet("/api/reports/changes", ReportChanges.Handle).WithTags("Reports").Needs(StaffAction.ReadReports);
    }
}
