using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Guidance;

internal static class GuidanceEndpoints
{
    public static void MapGuidance(this IEndpointRouteBuilder app)
    {
        var synonyms = app.MapGroup("/api/synonyms").WithTags("Search guidance");
        synonyms.MapGet("/", ListSynonyms.Handle).Needs(StaffAction.GuideSearch);
        synonyms.MapPut("/", SetSynonyms.Handle).Needs(StaffAction.GuideSearch);
        synonyms.MapDelete("/{id:guid}", ResetSynonyms.Handle).Needs(StaffAction.GuideSearch);

        var bets = app.MapGroup("/api/best-bets").WithTags("Search guidance");
        bets.MapGet("/", ListBestBets.Handle).Needs(StaffAction.GuideSearch);
        bets.MapPut("/", SetBestBet.Handle).Needs(StaffAction.GuideSearch);

        app.MapPost("/api/index-rebuilds", RequestRebuild.Handle).WithTags("Operations").Needs(StaffAction.RebuildIndex);
    }
}
