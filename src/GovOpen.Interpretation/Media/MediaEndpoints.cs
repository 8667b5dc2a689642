using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Interpretation.Media;

internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/media", UploadMedia.Handle).WithTags("Interpretations").Needs(StaffAction.WriteInterpretations)
            .WithMetadata(new RequestSizeLimitAttribute(MediaFormat.Largest + 1)).DisableRequestTimeout();
        app.MapGet("/api/media/{hash}", ServeMedia.Handle).WithTags("Interpretations").NeedsScope(Scopes.Public, Scopes.Staff).DisableRequestTimeout();
    }
}
