using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.Publishing.Documents.Import;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents;

internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/documents/import", ImportDocuments.Handle).WithTags("Documents").Needs(StaffAction.ImportDocuments).DescribeImport();
        app.MapGet("/api/documents", ListDocuments.Handle).WithTags("Documents").Needs(StaffAction.ListDocuments);
        app.MapGet("/api/basis-check", CheckBasis.Handle).WithTags("Documents").NeedsScope(Scopes.Public, Scopes.Staff);

        app.MapGet("/internal/bodies/{hash}", GetBody.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
        app.MapEventFeed().NeedsScope(Scopes.Internal);
    }
}
