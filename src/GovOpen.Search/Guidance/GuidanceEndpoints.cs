using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Guidance;

internal static class GuidanceEndpoints
{
    public static void MapGuidance(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/unanswered-questions", ListUnansweredQuestions.Handle).WithTags("Search guidance").Needs(StaffAction.GuideSearch);
}
