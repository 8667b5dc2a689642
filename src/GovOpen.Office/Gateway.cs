using GovOpen.Office.Audit;
using GovOpen.Office.Http;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace GovOpen.Office;

/// <summary>The staff API: what may pass, and where it goes. The caller's own token goes along; the services judge it.</summary>
internal static class Gateway
{
    // A Word file of 20 MB and what a form puts around it.
    private const int LargestDocx = (20 * 1024 * 1024) + (64 * 1024);

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
        app.MapForward("GET", "/api/documents/export.ndjson", to: "publishing").DisableRequestTimeout();
        app.MapForward("GET", "/api/documents/export.csv", to: "publishing").DisableRequestTimeout();
        app.MapForward("GET", "/api/documents/export.json", to: "publishing").DisableRequestTimeout();
        app.MapForward("GET", "/api/export", to: "publishing").DisableRequestTimeout();
        app.MapForward("POST", "/api/export/load", to: "publishing").WithMetadata(new DisableRequestSizeLimitAttribute()).DisableRequestTimeout();
        app.MapForward("POST", "/api/drafts/docx", to: "publishing").WithMetadata(new RequestSizeLimitAttribute(LargestDocx));
        app.MapForward("GET", "/api/documents/{id}", to: "publishing");
        app.MapForward("POST", "/api/documents/{id}/acts", to: "publishing");
        app.MapForward("POST", "/api/documents/{id}/withdraw", to: "publishing");
        app.MapForward("POST", "/api/documents/{id}/remove", to: "publishing");
        app.MapForward("POST", "/api/documents/{id}/redirect", to: "publishing");
        app.MapForward("POST", "/api/documents/{id}/restore", to: "publishing");
        app.MapForward("GET", "/api/basis-check", to: "publishing");
        app.MapForward("POST", "/api/basis-check", to: "publishing");
        app.MapForward("GET", "/api/calendar/due", to: "publishing");

        app.MapForward("GET", "/api/drafts", to: "publishing");
        app.MapForward("POST", "/api/drafts", to: "publishing");
        app.MapForward("GET", "/api/drafts/{id}", to: "publishing");
        app.MapForward("PUT", "/api/drafts/{id}", to: "publishing");
        app.MapForward("GET", "/api/drafts/{id}/versions/{revision}", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/open-solicitation", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/close-solicitation", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/submit", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/submit-urgently", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/legal-opinion", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/clear-secrecy", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/pass-review", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/pass-proof", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/sign", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/number", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/schedule", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/unschedule", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/release", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/file", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/return", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/withdraw-opinion", to: "publishing");
        app.MapForward("POST", "/api/drafts/{id}/abandon", to: "publishing");

        app.MapForward("GET", "/api/interpretations", to: "interpretation");
        app.MapForward("POST", "/api/interpretations", to: "interpretation");
        app.MapForward("GET", "/api/interpretations/{id}", to: "interpretation");
        app.MapForward("PUT", "/api/interpretations/{id}", to: "interpretation");
        app.MapForward("GET", "/api/interpretations/{id}/copy-check", to: "interpretation");
        app.MapForward("POST", "/api/interpretations/{id}/submit", to: "interpretation");
        app.MapForward("POST", "/api/interpretations/{id}/approve", to: "interpretation");
        app.MapForward("POST", "/api/interpretations/{id}/return", to: "interpretation");
        app.MapForward("POST", "/api/interpretations/{id}/reopen", to: "interpretation");
        app.MapForward("POST", "/api/interpretations/{id}/abandon", to: "interpretation");
        app.MapForward("POST", "/api/media", to: "interpretation").WithMetadata(new DisableRequestSizeLimitAttribute()).DisableRequestTimeout(); // the service has limits of its own
        app.MapForward("GET", "/api/media/{hash}", to: "interpretation").DisableRequestTimeout();
        app.MapForward("GET", "/api/qa", to: "interpretation");
        app.MapForward("POST", "/api/qa", to: "interpretation");
        app.MapForward("GET", "/api/qa/{id}", to: "interpretation");
        app.MapForward("PUT", "/api/qa/{id}", to: "interpretation");
        app.MapForward("POST", "/api/qa/{id}/submit", to: "interpretation");
        app.MapForward("POST", "/api/qa/{id}/approve", to: "interpretation");
        app.MapForward("POST", "/api/qa/{id}/verify", to: "interpretation");
        app.MapForward("POST", "/api/qa/{id}/return", to: "interpretation");
        app.MapForward("POST", "/api/qa/{id}/retire", to: "interpretation");
        app.MapForward("GET", "/api/qa/suggestions", to: "interpretation");
        app.MapForward("GET", "/api/knowledge", to: "search");
        app.MapForward("GET", "/api/knowledge/changes", to: "interpretation");
        app.MapForward("POST", "/api/knowledge/given", to: "interpretation");
        app.MapForward("GET", "/api/knowledge/given/{id}", to: "interpretation");
        app.MapForward("POST", "/api/knowledge/missing", to: "interpretation");
        app.MapForward("GET", "/api/knowledge/receivers", to: "interpretation");
        app.MapForward("POST", "/api/knowledge/receivers", to: "interpretation");
        app.MapForward("GET", "/api/knowledge/receivers/{id}", to: "interpretation");
        app.MapForward("PUT", "/api/knowledge/receivers/{id}", to: "interpretation");
        app.MapForward("POST", "/api/knowledge/receivers/{id}/secret", to: "interpretation");
        app.MapForward("POST", "/api/knowledge/receivers/{id}/reconcile", to: "interpretation");
        app.MapForward("GET", "/api/reports/concerns", to: "hotline");
        app.MapForward("GET", "/api/reports/concerns.csv", to: "hotline");
        app.MapForward("GET", "/api/reports/diversified-share", to: "interpretation");
        app.MapForward("GET", "/api/reports/diversified-share.csv", to: "interpretation");
        app.MapForward("POST", "/api/documents/{id}/interpretations/release", to: "publishing");

        app.MapForward("GET", "/api/orders", to: "hotline");
        app.MapForward("POST", "/api/orders", to: "hotline");
        app.MapForward("GET", "/api/orders/{id}", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/contact", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/accept", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/redirect", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/answer-at-once", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/merge", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/reclassify", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/classify", to: "hotline");
        app.MapForward("GET", "/api/classes", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/assign", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/return", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/start", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/join", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/joint-reply", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/request-extension", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/approve-extension", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/refuse-extension", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/suspend", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/resume", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/urge", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/reply", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/approve-reply", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/send-back", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/close", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/follow-up", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/reopen", to: "hotline");
        app.MapForward("GET", "/api/digests", to: "hotline");
        app.MapForward("GET", "/api/digests.csv", to: "hotline");
        app.MapForward("GET", "/api/digests/own", to: "hotline");
        app.MapForward("GET", "/api/digests/{id}", to: "hotline");
        app.MapForward("POST", "/api/digests/{id}/publish", to: "hotline");
        app.MapForward("GET", "/api/matters", to: "hotline");
        app.MapForward("PUT", "/api/matters/{unitId}", to: "hotline");
        app.MapForward("GET", "/api/results", to: "hotline");
        app.MapForward("GET", "/api/orders/{id}/result", to: "hotline");
        app.MapForward("PUT", "/api/orders/{id}/result", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/result/publish", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/result/drop", to: "hotline");
        app.MapForward("POST", "/api/orders/{id}/result/withdraw", to: "hotline");
        app.MapForward("GET", "/api/issues", to: "hotline");
        app.MapForward("GET", "/api/issues/{id}", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/assess", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/link", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/unlink", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/merge", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/split", to: "hotline");
        app.MapForward("POST", "/api/issues/{id}/close", to: "hotline");

        app.MapForward("GET", "/api/registers", to: "publishing");
        app.MapForward("POST", "/api/registers", to: "publishing");
        app.MapForward("GET", "/api/registers/{id}", to: "publishing");
        app.MapForward("POST", "/api/registers/{id}/void", to: "publishing");

        app.MapForward("GET", "/api/clean-ups", to: "publishing");
        app.MapForward("POST", "/api/clean-ups", to: "publishing");
        app.MapForward("GET", "/api/clean-ups/{id}", to: "publishing");
        app.MapForward("PUT", "/api/clean-ups/{id}", to: "publishing");
        app.MapForward("POST", "/api/clean-ups/{id}/publish", to: "publishing");

        app.MapForward("GET", "/api/purges", to: "publishing");
        app.MapForward("POST", "/api/purges", to: "publishing");
        app.MapForward("POST", "/api/purges/{id}/confirm", to: "publishing");
        app.MapForward("POST", "/api/purges/{id}/refuse", to: "publishing");
        app.MapForward("GET", "/api/alarms", to: "publishing");
        app.MapForward("POST", "/api/alarms/{id}/clear", to: "publishing");
        app.MapForward("GET", "/api/work/lapsing", to: "publishing");
        app.MapForward("GET", "/api/work/undisclosed", to: "publishing");
        app.MapForward("GET", "/api/work/readiness", to: "publishing");

        app.MapForward("GET", "/api/records", to: "publishing");
        app.MapForward("POST", "/api/records", to: "publishing");
        app.MapForward("POST", "/api/records/import", to: "publishing");
        app.MapForward("GET", "/api/records/{id}", to: "publishing");
        app.MapForward("PUT", "/api/records/{id}", to: "publishing");
        app.MapForward("POST", "/api/records/{id}/clear", to: "publishing");
        app.MapForward("POST", "/api/records/{id}/return", to: "publishing");
        app.MapForward("POST", "/api/records/{id}/publish", to: "publishing");
        app.MapForward("POST", "/api/records/{id}/correct", to: "publishing");
        app.MapForward("POST", "/api/records/{id}/withdraw", to: "publishing");
        app.MapForward("GET", "/api/record-types", to: "publishing");
        app.MapForward("GET", "/api/columns", to: "publishing");
        app.MapForward("GET", "/api/columns/gaps", to: "publishing");
        app.MapForward("GET", "/api/reports/disclosure-rate", to: "publishing");
        app.MapForward("GET", "/api/reports/changes", to: "publishing");

        app.MapForward("GET", "/api/synonyms", to: "publishing");
        app.MapForward("PUT", "/api/synonyms", to: "publishing");
        app.MapForward("DELETE", "/api/synonyms/{id}", to: "publishing");
        app.MapForward("GET", "/api/best-bets", to: "publishing");
        app.MapForward("PUT", "/api/best-bets", to: "publishing");
        app.MapForward("GET", "/api/unanswered-questions", to: "search");
        app.MapForward("POST", "/api/index-rebuilds", to: "publishing");
        app.MapForward("GET", "/api/index-rebuilds", to: "search");

        app.MapAudit();

        app.MapForward("GET", "/openapi/hotline.json", to: "hotline", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/identity.json", to: "identity", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/publishing.json", to: "publishing", path: "openapi/v1.json");
        app.MapForward("GET", "/openapi/interpretation.json", to: "interpretation", path: "openapi/v1.json");
    }
}
