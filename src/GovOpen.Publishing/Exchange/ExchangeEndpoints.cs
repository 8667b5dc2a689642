using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Exchange;

internal static class ExchangeEndpoints
{
    public static void MapExchange(this IEndpointRouteBuilder app)
    {
        var export = app.MapGroup("/api/export").WithTags("Export");

        export.MapGet("/", ExportEverything.Handle).Needs(StaffAction.ExportDocuments).WithSummary("All that is public, one JSON object a line, complete enough to load another installation.");
        export.MapPost("/load", LoadExport.Handle).Needs(StaffAction.LoadExport).WithSummary("Loads such an export into an empty installation, all or nothing; with dryRun=true it is only checked.");
    }
}
