using GovOpen.Office.Audit;
using GovOpen.Office.Http;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Office;

/// <summary>The staff API: what may pass, and where it goes. The caller's own token goes along; the services judge it.</summary>
internal static class Gateway
{
    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        app.MapForward("POST", "/api/token", to: "identity", path: "connect/token").LimitSignIns();
        app.MapForward("POST", "/api/sign-out", to: "identity");

        app.MapForward("GET", "/api/account", to: "identity");
        app.MapForward("POST", "/api/account/password", to: "identity").LimitSignIns();
        app.MapForward("POST", "/api/account/second-factor", to: "identity").LimitSignIns();
        app.MapForward("POST", "/api/account/second-factor/confirm", to: "identity").LimitSignIns();
        app.MapForward("GET", "/api/account/delegations", to: "identity");
        app.MapForward("POST", "/api/account/delegations", to: "identity");
        app.MapForward("POST", "/api/account/delegations/{id}/end", to: "identity");

        app.MapForward("GET", "/api/units", to: "identity");
        app.MapForward("POST", "/api/units", to: "identity");
        app.MapForward("POST", "/api/units/{id}/rename", to: "identity");
        app.MapForward("POST", "/api/units/{id}/close", to: "identity");

        app.MapForward("GET", "/api/accounts", to: "identity");
        app.MapForward("POST", "/api/accounts", to: "identity");
        app.MapForward("GET", "/api/accounts/{id}", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/roles", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/unit", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/lock", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/unlock", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/password", to: "identity");
        app.MapForward("POST", "/api/accounts/{id}/second-factor/reset", to: "identity");

        app.MapForward("GET", "/api/documents", to: "publishing");
        app.MapForward("POST", "/api/documents/import", to: "publishing").WithMetadata(new DisableRequestSizeLimitAttribute()).DisableRequestTimeout();

        app.MapAudit();

        app.MapForward("GET", "/openapi/identity.json", to: "identity", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/publishing.json", to: "publishing", path: "openapi/v1.json");
    }
}
