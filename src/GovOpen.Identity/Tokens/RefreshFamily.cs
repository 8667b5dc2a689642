using System.Security.Cryptography;

namespace GovOpen.Identity.Tokens;

/// <summary>
/// One sign-in and the refresh tokens that descend from it. Each is good for one exchange; a token that was exchanged before is
/// in two hands, one of which stole it, so it ends the family. After a quarter of an hour without
/// anything done, and eight hours after signing in, it is over in any case.
/// </summary>
internal sealed class RefreshFamily
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>Of 15 minutes without anything done, as far as tokens show it: the last one may have been used until its end.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromMinutes(15) + AccessTokens.Lifetime;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The one token that may be exchanged next; whoever comes with another one of this family has an old one.</summary>
    public required byte[] TokenHash { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the latest token of it was issued.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static (RefreshFamily Family, RefreshToken Token) Start(Guid personId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var token = RefreshToken.New(id);
        var family = new RefreshFamily { Id = id, PersonId = personId, TokenHash = token.Hash, StartedAt = now, ExpiresAt = now + Lifetime, LastUsedAt = now };
        return (family, token);
    }

    /// <summary>The next token, or nothing.</summary>
    public RefreshToken? Exchange(RefreshToken presented, DateTimeOffset now)
    {
        if (RevokedAt is not null || now >= ExpiresAt || now - LastUsedAt >= IdleLifetime) return null;
        if (!CryptographicOperations.FixedTimeEquals(TokenHash, presented.Hash))
        {
            RevokedAt = now;
            return null;
        }

        var next = RefreshToken.New(Id);
        TokenHash = next.Hash;
        LastUsedAt = now;
        return next;
    }

    /// <summary>Signs out; false where the token is not the current one of a living family.</summary>
    public bool End(RefreshToken presented, DateTimeOffset now)
    {
        if (RevokedAt is not null || !CryptographicOperations.FixedTimeEquals(TokenHash, presented.Hash)) return false;
        RevokedAt = now;
        return true;
    }
}
