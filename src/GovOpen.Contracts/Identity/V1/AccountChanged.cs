namespace GovOpen.Contracts.Identity.V1;

/// <summary>
/// An account was locked, lost or got a role, moved to another unit, or had its password or second factor reset. Tokens that were
/// issued to it before <see cref="NotBefore"/> no longer count, although they have not expired. Subject: the account.
/// </summary>
public sealed record AccountChanged
{
    /// <summary>The claim <c>sub</c> of its tokens.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Of the account; newer wins.</summary>
    public required long Version { get; init; }

    /// <summary>Tokens with an earlier <c>iat</c> are refused; a whole second, as <c>iat</c> is.</summary>
    public required DateTimeOffset NotBefore { get; init; }
}
