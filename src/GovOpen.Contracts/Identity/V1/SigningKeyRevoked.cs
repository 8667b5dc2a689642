namespace GovOpen.Contracts.Identity.V1;

/// <summary>A key that signed tokens counts no more, from this moment on, because it may be in other hands. Subject: the key.</summary>
public sealed record SigningKeyRevoked
{
    /// <summary>The header <c>kid</c> of the tokens that it signed.</summary>
    public required string Kid { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RevokedAt { get; init; }
}
