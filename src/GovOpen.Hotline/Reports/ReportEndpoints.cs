using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Reports;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/api/reports").WithTags("Reports");

        reports.MapGet("/concerns", ReportConcerns.AsJson).Needs(StaffAction.ReadReports);
        reports.MapGet("/concerns.csv", ReportConcerns.AsTable).Needs(StaffAction.ReadReports);
    }
}
