using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Guidance;

internal static class GuidanceEndpoints
{
    public static void MapGuidance(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/unanswered-questions", ListUnansweredQuestions.Handle).WithTags("Search guidance").Needs(StaffAction.GuideSearch);
        // For the service that keeps answers, whose editors see what is missing.
        app.MapGet("/internal/unanswered-questions", ListUnansweredQuestions.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
    }
}
