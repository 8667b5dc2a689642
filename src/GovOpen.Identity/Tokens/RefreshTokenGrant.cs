using GovOpen.Contracts;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.Delegations;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Tokens;

/// <summary><c>refresh_token</c>: a person goes on working. Roles and unit are read anew, so a change of them shows at once.</summary>
internal sealed class RefreshTokenGrant(IdentityDb db, AuditTrail trail, TimeProvider clock)
{
    public async Task<Grant> TryAsync(TokenForm form, CancellationToken ct)
    {
        if (form["refresh_token"] is not { } text) return TokenError.InvalidRequest("refresh_token is missing.");
        if (form.ScopesAmong(Person.Scopes) is null) return TokenError.InvalidScope($"People have: {string.Join(' ', Person.Scopes)}.");

        var refusal = TokenError.InvalidGrant("The refresh token is unknown, used, revoked or expired.");
        if (!RefreshToken.TryParse(text, out var presented)) return refusal;

        // Under the row's lock: of two requests with the same token one is the reuse.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var family = await db.RefreshFamilies.FromSql($"select * from refresh_families where id = {presented.Family} for update").SingleOrDefaultAsync(ct);
        var wasAlive = family is { RevokedAt: null };
        var next = family?.Exchange(presented, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (wasAlive && family!.RevokedAt is not null) await trail.WriteAsync(new("sign-in.reused-token", "account:" + family.PersonId) { Outcome = "refused-and-ended" });
        if (family is null || next is null) return refusal;

        var person = await db.People.AsNoTracking().Include(p => p.Unit).SingleOrDefaultAsync(p => p.Id == family.PersonId && p.LockedAt == null, ct);
        if (person is null) return refusal;

        var delegated = await Delegation.ToAsync(db, person.Id, clock.Today(), ct);
        return TokenObstacle.Of(person, delegated, clock.GetUtcNow()) is { } obstacle ? obstacle : Grant.To(person.AsSubject(delegated), next.ToString());
    }
}
