using GovOpen.Identity.SignIns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>Draws a new first password, shown once; whoever is signed in is so no more.</summary>
internal static class ResetPassword
{
    public sealed record Request(string Reason);

    public sealed record Response(string InitialPassword);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, Secrets secrets, HttpContext http)
    {
        var password = Secrets.Random();
        var hash = secrets.Hash(password); // slow on purpose, so outside of the lock
        var answer = await ChangeAccount.ApplyAsync("account.reset-password", id, request.Reason, services, http, async (change, ct) =>
        {
            change.Person.SetPassword(hash, mustChange: true, change.Now);
            await RefreshTokens.EndAllAsync(change.Db, change.Person, change.Now, ct);
            return null;
        });
        if (answer.Result is ProblemHttpResult problem) return problem;

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(password));
    }
}
