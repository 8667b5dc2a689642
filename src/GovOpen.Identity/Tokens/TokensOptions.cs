namespace GovOpen.Identity.Tokens;

/// <summary>The configuration section <c>Tokens</c>.</summary>
internal sealed class TokensOptions
{
    /// <summary>Whether a user name and a password buy a token at <c>/connect/token</c>: for sample accounts and scripts, off in production.</summary>
    public bool AllowPasswordGrant { get; set; }

    /// <summary>How long a key signs before another one takes its place.</summary>
    public TimeSpan RotateKeysEvery { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The address under which others know this service, and the <c>iss</c> of every token; by default the service's own.</summary>
    public string Issuer { get; set; } = "";

    public IEnumerable<string> GrantTypes => AllowPasswordGrant ? ["client_credentials", "refresh_token", "password"] : ["client_credentials", "refresh_token"];
}
