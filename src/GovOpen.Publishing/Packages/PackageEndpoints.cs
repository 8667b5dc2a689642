using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Packages;

internal static class PackageEndpoints
{
    public static void MapPackages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/documents/{id:guid}/interpretations/release", ReleaseInterpretations.Handle).WithTags("Documents").Needs(StaffAction.SignDocuments);
        app.MapGet("/internal/interpretable/{id:guid}", GetInterpretable.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
    }
}
