using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tokens;

/// <summary>Writes access tokens: signed, readable by everybody, so nothing in them is secret; short-lived, and taken back by <see cref="Contracts.Identity.V1.AccountChanged"/>.</summary>
internal sealed class AccessTokens(SigningKeys keys, IOptions<TokensOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task<string> IssueAsync(TokenSubject subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (subject.NotBefore > now) now = subject.NotBefore; // by up to three seconds, right after a change of the account
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = Authentication.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = ClaimsOf(subject, now),
            SigningCredentials = await keys.SignerAsync(ct),
        });
    }

    private static Dictionary<string, object> ClaimsOf(TokenSubject subject, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>
        {
            [ActorClaims.Subject] = subject.Id.ToString(),
            [ActorClaims.Name] = subject.Name,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString(),
            [ActorClaims.Role] = subject.Roles.Select(role => role.ToString()).ToArray(),
            [Authentication.ScopeClaim] = string.Join(' ', subject.Scopes),
        };
        if (subject.Division is not null) claims[ActorClaims.Division] = subject.Division;
        if (subject.Unit is not null) claims[ActorClaims.Unit] = subject.Unit;
        if (subject.Delegations.Count > 0) claims[ActorClaims.Delegation] = subject.Delegations.ToArray();
        if (subject.ClientId is not null) claims["client_id"] = subject.ClientId;
        return claims;
    }
}
