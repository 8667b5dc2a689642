using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.CleanUps;

internal sealed record CleanUpView(
    Guid Id, string Unit, string Division, int Revision, CleanUpContent Content, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, CleanUpPublished? Published)
{
    public static CleanUpView Of(CleanUp cleanUp) => new(
        cleanUp.Id, cleanUp.Unit, cleanUp.Division, cleanUp.Revision, cleanUp.Content, cleanUp.CreatedAt, cleanUp.PublishedAt, cleanUp.Published);

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such clean-up of your unit.");

    public static ProblemHttpResult ChangedMeanwhile(CleanUp cleanUp) =>
        Problems.Refused(StatusCodes.Status409Conflict, "changed-meanwhile", $"The lists are at revision {cleanUp.Revision} now; look at them before you go on.");
}
