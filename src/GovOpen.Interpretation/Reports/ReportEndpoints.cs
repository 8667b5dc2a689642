using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Reports;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/api/reports").WithTags("Reports");

        reports.MapGet("/diversified-share", ReportDiversifiedShare.AsJson).Needs(StaffAction.ReadReports);
        reports.MapGet("/diversified-share.csv", ReportDiversifiedShare.AsTable).Needs(StaffAction.ReadReports);
    }
}
