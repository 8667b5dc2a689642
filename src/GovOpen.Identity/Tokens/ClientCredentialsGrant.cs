using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Tokens;

/// <summary><c>client_credentials</c>: a machine asks for itself, for all of its scopes or for some.</summary>
internal sealed class ClientCredentialsGrant(IdentityDb db, Secrets secrets)
{
    /// <summary>Whether the office asks: it signs people in wherever the platform runs; everybody else only where <see cref="TokensOptions.AllowPasswordGrant"/> says so.</summary>
    public async Task<bool> MaySignPeopleInAsync(TokenForm form, CancellationToken ct)
    {
        if (form["client_id"] is not { } clientId || form["client_secret"] is not { } secret) return false;
        var machine = await db.Machines.AsNoTracking().SingleOrDefaultAsync(m => m.ClientId == clientId, ct);
        return secrets.Matches(machine?.SecretHash, secret) && machine!.Scopes.Contains(Contracts.Identity.V1.Scopes.SignIn);
    }

    public async Task<Grant> TryAsync(TokenForm form, CancellationToken ct)
    {
        if (form["client_id"] is not { } clientId) return TokenError.InvalidRequest("client_id is missing.");
        if (form["client_secret"] is not { } secret) return TokenError.InvalidRequest("client_secret is missing.");

        var machine = await db.Machines.AsNoTracking().SingleOrDefaultAsync(m => m.ClientId == clientId, ct);
        if (!secrets.Matches(machine?.SecretHash, secret) || machine is null) return TokenError.InvalidClient;
        if (form.ScopesAmong(machine.Scopes) is not { } scopes) return TokenError.InvalidScope($"This client may ask for: {string.Join(' ', machine.Scopes)}.");

        return Grant.To(machine.AsSubject() with { Scopes = scopes });
    }
}
