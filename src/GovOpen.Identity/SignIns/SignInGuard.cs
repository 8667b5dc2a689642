namespace GovOpen.Identity.SignIns;

/// <summary>
/// Counts wrong attempts at one user name, whether anybody has that name or not: so neither the answer nor the time tells which names
/// exist. Five lock the name for half an hour; attempts meanwhile do not prolong it.
/// </summary>
internal sealed class SignInGuard
{
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(30);

    /// <summary>The name as a keyed hash: people type passwords into the wrong field.</summary>
    public required string Name { get; init; }

    public int Failures { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    public DateTimeOffset LastFailureAt { get; private set; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Whether this one locks the name.</summary>
    public bool Fail(DateTimeOffset now)
    {
        Failures++;
        LastFailureAt = now;
        if (Failures < MostFailures) return false;
        (Failures, LockedUntil) = (0, now + LockedFor);
        return true;
    }
}

/// <summary>From where somebody has signed in; the address as a keyed hash.</summary>
internal sealed class FamiliarPlace
{
    public required Guid PersonId { get; init; }

    public required string Place { get; init; }

    public DateTimeOffset SeenAt { get; set; }
}
