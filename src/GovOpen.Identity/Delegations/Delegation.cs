using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Delegations;

/// <summary>A role that somebody handed to a colleague of the own unit for some days, both included. Who acts is the colleague; for whom stands beside it.</summary>
internal sealed class Delegation
{
    private const int LongestDays = 366;

    public required Guid Id { get; init; }

    public required Guid FromId { get; init; }

    public Person From { get; init; } = null!;

    public required Guid ToId { get; init; }

    public Person To { get; init; } = null!;

    public required Role Role { get; init; }

    public required DateOnly FromDay { get; init; }

    public required DateOnly UntilDay { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why a role cannot be handed over so; null: it can.</summary>
    public static Refusal? RefusalOf(Person from, Person to, Role role, DateOnly fromDay, DateOnly untilDay, DateOnly today)
    {
        if (Permissions.AdministratorRoles.Contains(role)) return new("administrator-role", "Administrators' roles are not delegated; an administrator gives them.");
        if (!from.Roles.Contains(role)) return new("not-own-role", $"{role} is not a role of your own. (What was delegated to you cannot be passed on.)");
        if (to.Id == from.Id) return new("own-account", "Delegate to a colleague.");
        if (to.UnitId != from.UnitId) return new("other-unit", "A role is delegated within the unit.");
        if (to.LockedAt is not null) return new("locked", "The colleague's account is locked.");
        if (to.Roles.Contains(role)) return new("has-role", $"The colleague is {role} already.");
        if (untilDay < fromDay) return new("until-before-from", "It ends before it begins.");
        if (untilDay < today) return new("past", "It lies in the past.");
        return untilDay.DayNumber - fromDay.DayNumber < LongestDays ? null : new("too-long", "A delegation lasts a year at most; name a last day.");
    }

    /// <summary>False: it was ended before.</summary>
    public bool End(DateTimeOffset now)
    {
        if (EndedAt is not null) return false;
        EndedAt = now;
        return true;
    }

    /// <summary>Those to a person that count on a day: not ended, and of somebody who still has the role and may act.</summary>
    public static async Task<List<Delegation>> ToAsync(IdentityDb db, Guid person, DateOnly day, CancellationToken ct)
    {
        var found = await db.Delegations.AsNoTracking().Include(delegation => delegation.From)
            .Where(delegation => delegation.ToId == person && delegation.EndedAt == null && delegation.FromDay <= day && delegation.UntilDay >= day)
            .OrderBy(delegation => delegation.Id).ToListAsync(ct);
        return found.FindAll(delegation => delegation.From.LockedAt is null && delegation.From.Roles.Contains(delegation.Role));
    }
}
