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
        app.MapGet("/api/documents/export.ndjson", ExportDocuments.AsLines).WithTags("Documents").Needs(StaffAction.ListDocuments);
        app.MapGet("/api/documents/export.csv", ExportDocuments.AsTable).WithTags("Documents").Needs(StaffAction.ListDocuments);
        app.MapGet("/api/documents/export.json", ExportDocuments.AsArray).WithTags("Documents").Needs(StaffAction.ListDocuments);
        app.MapGet("/api/basis-check", CheckBasis.Handle).WithTags("Documents").NeedsScope(Scopes.Public, Scopes.Staff);
        app.MapPost("/api/basis-check", CheckBasisOfMany.Handle).WithTags("Documents").NeedsScope(Scopes.Public, Scopes.Staff);

        var document = app.MapGroup("/api/documents/{id:guid}").WithTags("Documents");
        document.MapGet("/", GetDocument.Handle).Needs(StaffAction.ListDocuments);
        document.MapPost("/acts", RecordAct.Handle).Needs(StaffAction.PublishDocuments);
        document.MapPost("/withdraw", WithdrawDocument.Handle).Needs(StaffAction.PublishDocuments);
        document.MapPost("/remove", RemoveDocument.Handle).Needs(StaffAction.PublishDocuments);
        document.MapPost("/redirect", RedirectDocument.Handle).Needs(StaffAction.PublishDocuments);
        document.MapPost("/restore", RestoreDocument.Handle).Needs(StaffAction.PublishDocuments);

        var work = app.MapGroup("/api/work").WithTags("Work lists");
        work.MapGet("/lapsing", ListLapsing.Handle).Needs(StaffAction.ListDocuments);
        work.MapGet("/undisclosed", ListUndisclosed.Handle).Needs(StaffAction.ReadDrafts);
        work.MapGet("/readiness", ReportReadiness.Handle).Needs(StaffAction.ListDocuments);

        app.MapGet("/internal/bodies/{hash}", GetBody.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
        app.MapEventFeed().NeedsScope(Scopes.Internal);
    }
}
