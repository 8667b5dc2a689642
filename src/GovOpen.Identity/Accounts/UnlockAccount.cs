using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>Ends the lock of an administrator and that of wrong passwords alike.</summary>
internal static class UnlockAccount
{
    public sealed record Request(string Reason);

    public static Task<Results<Ok<AccountView>, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, HttpContext http) =>
        ChangeAccount.ApplyAsync("account.unlock", id, request.Reason, services, http, async (change, ct) =>
        {
            if (change.Person.Unit.ClosedAt is not null) return new Refusal("unit-closed", $"“{change.Person.Unit.Name}” is closed: move the account first.");
            var wasLocked = change.Person.LockedAt is not null;
            change.Person.Unlock();
            return await services.Guards.ForgetAsync(change.Db, change.Person.NormalizedUserName!, ct) || wasLocked ? null : new Refusal("not-locked", "The account is not locked.");
        });
}
