namespace GovOpen.Identity.Tokens;

/// <summary>What a grant comes to: whose token it buys, or why none.</summary>
internal sealed record Grant
{
    public TokenSubject? Subject { get; private init; }

    public string? RefreshToken { get; private init; }

    public TokenError? Refusal { get; private init; }

    public static Grant To(TokenSubject subject, string? refreshToken = null) => new() { Subject = subject, RefreshToken = refreshToken };

    public static implicit operator Grant(TokenError refusal) => new() { Refusal = refusal };
}
