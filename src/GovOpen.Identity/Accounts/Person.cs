using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Tokens;
using Microsoft.AspNetCore.Identity;

namespace GovOpen.Identity.Accounts;

/// <summary>The account of a member of staff. There are none of citizens: the public site knows nobody.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>What the tokens of all people are for.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [Contracts.Identity.V1.Scopes.Staff];

    /// <summary>How pages and records call this person.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The unit's name: 四川省人民政府办公厅.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit's division code (GB/T 2260): 510000.</summary>
    public required string Division { get; init; }

    public required List<Role> Roles { get; init; }

    /// <summary>
    /// Decides one attempt to sign in and counts it: Identity's lockout by the clock that it is given. While the account is
    /// locked even the right password is refused, and attempts do not prolong the lock.
    /// </summary>
    public bool SignIn(bool passwordIsRight, LockoutOptions lockout, DateTimeOffset now)
    {
        if (LockoutEnabled && LockoutEnd > now) return false;
        if (passwordIsRight)
        {
            AccessFailedCount = 0;
            return true;
        }

        AccessFailedCount++;
        if (LockoutEnabled && AccessFailedCount >= lockout.MaxFailedAccessAttempts)
        {
            AccessFailedCount = 0;
            LockoutEnd = now + lockout.DefaultLockoutTimeSpan;
        }

        return false;
    }

    public TokenSubject AsSubject() => new()
    {
        Id = Id,
        Name = DisplayName,
        Roles = Roles,
        Scopes = Scopes,
        Division = Division,
        Unit = Unit,
    };
}
