using GovOpen.Contracts.Identity.V1;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>Gives and takes roles; they count from the next request on.</summary>
internal static class ChangeRoles
{
    public sealed record Request(IReadOnlyList<Role> Roles, string Reason);

    public static Task<Results<Ok<AccountView>, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, HttpContext http) =>
        ChangeAccount.ApplyAsync("account.roles", id, request.Reason, services, http, (change, _) =>
        {
            if (RoleRules.RefusalOf(request.Roles) is { } refusal) return Task.FromResult(refusal)!;
            change.Before = new { change.Person.Roles };
            change.Person.Roles = [.. request.Roles.Distinct()];
            change.After = new { change.Person.Roles };
            return Task.FromResult<ServiceDefaults.Refusal?>(null);
        });
}
