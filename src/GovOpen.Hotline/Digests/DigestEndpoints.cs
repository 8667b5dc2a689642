using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Digests;

internal static class DigestEndpoints
{
    public static void AddDigests(this IServiceCollection services) => services.AddScoped<IDueWork, MakeDigests>();

    public static void MapDigests(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api").WithTags("Digests").NeedsScope(Scopes.Public, Scopes.Staff);

        open.MapGet("/digests", ReadDigests.Handle);
        open.MapGet("/digests.csv", ReadDigests.AsTable);
        open.MapGet("/digests/{id:guid}", ReadDigests.One);
        app.MapGet("/api/digests/own", ListOwnDigests.Handle).WithTags("Digests").Needs(StaffAction.PublishDigests);
        app.MapPost("/api/digests/{id:guid}/publish", PublishDigest.Handle).WithTags("Digests").Needs(StaffAction.PublishDigests);
    }
}
