using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.Identity.Data;
using GovOpen.Identity.Delegations;
using GovOpen.Identity.Tokens;
using GovOpen.Identity.Units;
using Microsoft.AspNetCore.Identity;

namespace GovOpen.Identity.Accounts;

/// <summary>The account of a member of staff. There are none of citizens: the public site knows nobody.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    private const int RememberedPasswords = 5;

    private static readonly TimeSpan _longestCommit = TimeSpan.FromSeconds(2);

    /// <summary>What the tokens of all people are for.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [Contracts.Identity.V1.Scopes.Staff];

    /// <summary>How pages and records call this person.</summary>
    public required string DisplayName { get; init; }

    public required Guid UnitId { get; set; }

    public Unit Unit { get; set; } = null!;

    public required List<Role> Roles { get; set; }

    /// <summary>Every change that others can notice adds one.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Tokens issued before it count no more; a whole second.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>By an administrator, until one unlocks it. (Wrong passwords lock for half an hour: <see cref="SignIns.SignInGuard"/>.)</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    public string? LockReason { get; private set; }

    public DateTimeOffset PasswordChangedAt { get; set; }

    /// <summary>The password is one that somebody else knows: good for setting a new one, and for nothing else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Hashes of the latest ones, the current one included.</summary>
    public List<string> EarlierPasswords { get; set; } = [];

    /// <summary>The second factor's secret under data protection; null: none is set up.</summary>
    public byte[]? SecondFactor { get; set; }

    /// <summary>One that was shown and not confirmed yet.</summary>
    public byte[]? PendingSecondFactor { get; set; }

    /// <summary>A code is good once: those of this time step and before are spent.</summary>
    public long SpentCodes { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Whoever may change rights, configuration or running systems, or reads the trail, needs a second factor (GB/T 22239-2019, level 3).</summary>
    public static bool AreInNeedOfSecondFactor(IEnumerable<Role> roles) => roles.Any(role => role is Role.SysAdmin or Role.SecAdmin or Role.Auditor or Role.Operator);

    public void SetPassword(string hash, bool mustChange, DateTimeOffset now)
    {
        PasswordHash = hash;
        PasswordChangedAt = now;
        MustChangePassword = mustChange;
        EarlierPasswords = [hash, .. EarlierPasswords.Take(RememberedPasswords - 1)];
    }

    public void Lock(string reason, DateTimeOffset now) => (LockedAt, LockReason) = (now, reason);

    public void Unlock() => (LockedAt, LockReason) = (null, null);

    /// <summary>Makes older tokens worthless and tells everybody so, with the next <c>SaveChanges</c>.</summary>
    public void Change(IdentityDb db, DateTimeOffset now)
    {
        Version++;
        // Beyond the commit: a token that is being made from what was read before it is older too.
        NotBefore = new DateTimeOffset(((now + _longestCommit).UtcTicks / TimeSpan.TicksPerSecond + 1) * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        db.Append(Id, Version, new AccountChanged { AccountId = Id, Version = Version, NotBefore = NotBefore });
    }

    public Target AsTarget() => new(Unit.Division, Unit.Name, Id.ToString());

    /// <summary>What a token says of this person.</summary>
    /// <param name="delegated">Delegations to this person that count today.</param>
    public TokenSubject AsSubject(IReadOnlyList<Delegation> delegated) => new()
    {
        Id = Id,
        Name = DisplayName,
        Roles = [.. Roles.Union(delegated.Select(delegation => delegation.Role))],
        Scopes = Scopes,
        Division = Unit.Division,
        Unit = Unit.Name,
        NotBefore = NotBefore,
        Delegations = [.. delegated.Where(delegation => !Roles.Contains(delegation.Role)).Select(delegation => $"{delegation.Role}:{delegation.FromId}")],
    };

    /// <summary>As the trail names them before there is a token.</summary>
    public Actor AsActor() => new() { Id = Id.ToString(), Name = DisplayName, Roles = Roles, Unit = Unit.Name, Division = Unit.Division };
}
