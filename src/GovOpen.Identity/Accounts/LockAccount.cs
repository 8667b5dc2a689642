using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>Shuts somebody out at once: no sign-in, no renewal, and no token that was issued before.</summary>
internal static class LockAccount
{
    public sealed record Request(string Reason);

    public static Task<Results<Ok<AccountView>, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, HttpContext http) =>
        ChangeAccount.ApplyAsync("account.lock", id, request.Reason, services, http, async (change, ct) =>
        {
            if (change.Person.LockedAt is not null) return new Refusal("already-locked", "The account is locked already.");
            change.Person.Lock(request.Reason, change.Now);
            await RefreshTokens.EndAllAsync(change.Db, change.Person, change.Now, ct);
            return null;
        });
}
