using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>For whoever lost the device: the old secret is gone, and roles that need a second factor get none of their tokens until another is set up.</summary>
internal static class ResetSecondFactor
{
    public sealed record Request(string Reason);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, HttpContext http)
    {
        var answer = await ChangeAccount.ApplyAsync("account.reset-second-factor", id, request.Reason, services, http, async (change, ct) =>
        {
            if (change.Person.SecondFactor is null) return new Refusal("no-second-factor", "The account has no second factor.");
            (change.Person.SecondFactor, change.Person.PendingSecondFactor) = (null, null);
            await RefreshTokens.EndAllAsync(change.Db, change.Person, change.Now, ct);
            return null;
        });
        return answer.Result is ProblemHttpResult problem ? problem : TypedResults.NoContent();
    }
}
