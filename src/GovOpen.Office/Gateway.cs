using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Office;

/// <summary>The staff API: what may pass, and where it goes. The caller's own token goes along; the services judge it.</summary>
internal static class Gateway
{
    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        app.MapForward("POST", "/api/token", to: "identity", path: "connect/token");
        app.MapForward("POST", "/api/documents/import", to: "publishing").WithMetadata(new DisableRequestSizeLimitAttribute());

        app.MapForward("GET", "/openapi/identity.json", to: "identity", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/publishing.json", to: "publishing", path: "openapi/v1.json");
    }
}
