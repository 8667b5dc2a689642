using GovOpen.Portal.Documents;
using GovOpen.Portal.Http;
using GovOpen.Portal.Records;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal;

/// <summary>The public API: what may pass, and where it goes. Nobody logs in; the portal's own token says that the public asks.</summary>
internal static class Gateway
{
    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        app.MapForward("GET", "/api/search", to: "search");
        app.MapForward("GET", "/api/suggest", to: "search");
        app.MapForward("GET", "/api/documents/{id}", to: "search");
        app.MapForward("GET", "/api/documents/by-number/{number}", to: "search");
        app.MapForward("GET", "/api/documents/{id}/compare", to: "search");
        app.MapForward("GET", "/api/documents/{id}/chain", to: "search");
        app.MapForward("GET", "/api/interpretations/{id}", to: "search");
        app.MapForward("GET", "/api/answers/{id}", to: "search");
        app.MapForward("GET", "/api/results/{id}", to: "search");
        app.MapForward("GET", "/api/media/{hash}", to: "interpretation").DisableRequestTimeout(); // films are long
        app.MapForward("GET", "/api/knowledge", to: "search");
        app.MapForward("GET", "/api/knowledge/changes", to: "interpretation");
        app.MapForward("GET", "/api/eli/{division}/{year}/{form}/{number}", to: "search");
        app.MapForward("GET", "/api/effective-list.csv", to: "search");
        app.MapForward("GET", "/api/effective-list.json", to: "search");
        app.MapForward("GET", "/api/clean-ups", to: "search");
        app.MapForward("GET", "/api/clean-ups/{id}", to: "search");
        app.MapForward("GET", "/api/clean-ups/{id}.csv", to: "search");
        app.MapForward("GET", "/api/changes", to: "search");
        app.MapForward("GET", "/api/addresses", to: "search");
        app.MapGet("/api/basis-check", CheckBasis.Handle).ExcludeFromDescription();
        app.MapForward("POST", "/api/concerns", to: "hotline").LimitsConcerns();
        app.MapForward("POST", "/api/concerns/lookup", to: "hotline").LimitsLookups();
        app.MapForward("POST", "/api/concerns/evaluate", to: "hotline").LimitsLookups();
        app.MapForward("GET", "/api/digests", to: "hotline");
        app.MapForward("GET", "/api/digests.csv", to: "hotline");
        app.MapForward("GET", "/api/digests/{id}", to: "hotline");
        app.MapForward("GET", "/open311/v2/services.{format}", to: "hotline");
        app.MapForward("GET", "/open311/v2/services/{code}.{format}", to: "hotline");
        app.MapForward("GET", "/open311/v2/requests.{format}", to: "hotline");
        app.MapForward("POST", "/open311/v2/requests.{format}", to: "hotline").LimitsConcerns();
        app.MapForward("GET", "/open311/v2/requests/{id}.{format}", to: "hotline");
        app.MapForward("GET", "/open311/v2/tokens/{token}.{format}", to: "hotline");
        app.MapForward("GET", "/api/calendar/due", to: "publishing");
        app.MapRecordsApi();
        app.MapPost("/api/basis-check", CheckBasis.HandleMany).ExcludeFromDescription();

        app.MapForward("GET", "/openapi/hotline.json", to: "hotline", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/search.json", to: "search", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/publishing.json", to: "publishing", path: "openapi/v1.json");
    }
}
