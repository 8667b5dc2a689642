using System.Security.Cryptography;

namespace GovOpen.Identity.Tokens;

/// <summary>
/// One sign-in and the refresh tokens that descend from it. Each is good for one exchange; a token that was exchanged before is
/// in two hands, one of which stole it, so it ends the family. Eight hours after signing in it is over in any case.
/// </summary>
internal sealed class RefreshFamily
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The one token that may be exchanged next; whoever comes with another one of this family has an old one.</summary>
    public required byte[] TokenHash { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static (RefreshFamily Family, RefreshToken Token) Start(Guid personId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var token = RefreshToken.New(id);
        var family = new RefreshFamily { Id = id, PersonId = personId, TokenHash = token.Hash, StartedAt = now, ExpiresAt = now + Lifetime };
        return (family, token);
    }

    /// <summary>The next token, or nothing.</summary>
    public RefreshToken? Exchange(RefreshToken presented, DateTimeOffset now)
    {
        if (RevokedAt is not null || now >= ExpiresAt) return null;
        if (!CryptographicOperations.FixedTimeEquals(TokenHash, presented.Hash))
        {
            RevokedAt = now;
            return null;
        }

        var next = RefreshToken.New(Id);
        TokenHash = next.Hash;
        return next;
    }
}
