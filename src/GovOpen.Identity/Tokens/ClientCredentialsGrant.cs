using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Tokens;

/// <summary><c>client_credentials</c>: a machine asks for itself, for all of its scopes or for some.</summary>
internal sealed class ClientCredentialsGrant(IdentityDb db, SignInLimits limits, AuditChain chain, AuditTrail trail, IHttpContextAccessor http)
{
    public async Task<Grant> TryAsync(TokenForm form, CancellationToken ct)
    {
        if (form["client_id"] is not { } clientId) return TokenError.InvalidRequest("client_id is missing.");
        if (form["client_secret"] is not { } secret) return TokenError.InvalidRequest("client_secret is missing.");

        var machine = await db.Machines.AsNoTracking().SingleOrDefaultAsync(m => m.ClientId == clientId, ct);
        if (machine?.Owns(secret) != true)
        {
            // Only of wrong ones: the platform's own services may come from an address at which somebody guesses.
            if (limits.HasFailedTooOften(Address)) return TokenError.SlowDown;
            limits.CountFailure(Address);
            await trail.WriteAsync(new("client.token", machine is null ? "name:" + chain.Pseudonym("client:" + clientId) : "account:" + machine.Id) { Outcome = "refused" });
            return TokenError.InvalidClient;
        }

        if (form.ScopesAmong(machine.Scopes) is not { } scopes) return TokenError.InvalidScope($"This client may ask for: {string.Join(' ', machine.Scopes)}.");
        return Grant.To(machine.AsSubject() with { Scopes = scopes });
    }

    /// <summary>Whether the office asks: it signs people in wherever the platform runs; everybody else only where <see cref="TokensOptions.AllowPasswordGrant"/> says so.</summary>
    public async Task<bool> MaySignPeopleInAsync(TokenForm form, CancellationToken ct)
    {
        if (form["client_id"] is not { } clientId || form["client_secret"] is not { } secret) return false;
        var machine = await db.Machines.AsNoTracking().SingleOrDefaultAsync(m => m.ClientId == clientId, ct);
        return machine?.Owns(secret) == true && machine.Scopes.Contains(Contracts.Identity.V1.Scopes.SignIn);
    }

    private string Address => ClientAddress.Of(http.HttpContext!);
}
