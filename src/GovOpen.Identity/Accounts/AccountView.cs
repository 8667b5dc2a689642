using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Accounts;

/// <summary>An account as administrators see it.</summary>
internal sealed record AccountView
{
    public required Guid Id { get; init; }
    public required string Username { get; init; }
    public required string DisplayName { get; init; }
    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required string Division { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>By an administrator, or for now by wrong passwords.</summary>
    public required bool Locked { get; init; }

    /// <summary>Where wrong passwords locked it.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public string? LockReason { get; init; }
    public required bool MustChangePassword { get; init; }
    public required bool SecondFactor { get; init; }
    public DateTimeOffset? LastSignInAt { get; init; }
    public required long Version { get; init; }

    public static AccountView Of(Person person, SignInGuard? guard, DateTimeOffset now)
    {
        var until = guard?.LockedUntil > now ? guard.LockedUntil : null;
        return new()
        {
            Id = person.Id,
            Username = person.UserName!,
            DisplayName = person.DisplayName,
            UnitId = person.UnitId,
            Unit = person.Unit.Name,
            Division = person.Unit.Division,
            Roles = person.Roles,
            Locked = person.LockedAt is not null || until is not null,
            LockedUntil = until,
            LockReason = person.LockReason,
            MustChangePassword = person.MustChangePassword,
            SecondFactor = person.SecondFactor is not null,
            LastSignInAt = person.LastSignInAt,
            Version = person.Version,
        };
    }

    /// <summary>Of what does not exist, and of whom the caller has nothing to do with.</summary>
    public static ProblemHttpResult Missing => Problems.NotFound("There is no such account among those that you manage.");
}
