using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.Delegations;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.OwnAccount;

/// <summary>What somebody sees of the own account.</summary>
internal static class ReadOwnAccount
{
    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnPerson.FindAsync(db, actor, ct) is not { } person) return OwnPerson.Missing;

        var delegated = await Delegation.ToAsync(db, person.Id, clock.Today(), ct);
        return TypedResults.Ok(new Response
        {
            Id = person.Id,
            Username = person.UserName!,
            DisplayName = person.DisplayName,
            Unit = person.Unit.Name,
            Division = person.Unit.Division,
            Roles = person.Roles,
            Delegated = [.. delegated.Select(delegation => new DelegatedRole(delegation.Role, delegation.From.DisplayName, delegation.FromDay, delegation.UntilDay))],
            SecondFactor = person.SecondFactor is not null,
            PasswordChangedAt = person.PasswordChangedAt,
            PasswordExpiresAt = person.PasswordChangedAt + PasswordRules.Lifetime,
            LastSignInAt = person.LastSignInAt,
        });
    }

    internal sealed record Response
    {
        public required Guid Id { get; init; }
        public required string Username { get; init; }
        public required string DisplayName { get; init; }
        public required string Unit { get; init; }
        public required string Division { get; init; }
        public required IReadOnlyList<Role> Roles { get; init; }
        public required IReadOnlyList<DelegatedRole> Delegated { get; init; }
        public required bool SecondFactor { get; init; }
        public required DateTimeOffset PasswordChangedAt { get; init; }
        public required DateTimeOffset PasswordExpiresAt { get; init; }
        public DateTimeOffset? LastSignInAt { get; init; }
    }

    /// <param name="Role">Which.</param>
    /// <param name="By">Of whom, by name.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record DelegatedRole(Role Role, string By, DateOnly From, DateOnly Until);
}

/// <summary>The account behind the token.</summary>
internal static class OwnPerson
{
    public static async Task<Person?> FindAsync(IdentityDb db, Actor actor, CancellationToken ct) =>
        Guid.TryParse(actor.Id, out var id) ? await db.People.Include(person => person.Unit).SingleOrDefaultAsync(person => person.Id == id, ct) : null;

    public static ProblemHttpResult Missing => Problems.NotFound("The token is not of an account here.");
}
