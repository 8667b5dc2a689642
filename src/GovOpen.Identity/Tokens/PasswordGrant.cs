using GovOpen.Contracts;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.Delegations;
using GovOpen.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Tokens;

/// <summary><c>password</c>: a person signs in; the answer brings a refresh token, so that the password need not be kept.</summary>
internal sealed class PasswordGrant(IdentityDb db, SignIn signIn, TimeProvider clock)
{
    public async Task<Grant> TryAsync(TokenForm form, CancellationToken ct)
    {
        if (form["username"] is not { } username) return TokenError.InvalidRequest("username is missing.");
        if (form["password"] is not { } password) return TokenError.InvalidRequest("password is missing.");
        if (form.ScopesAmong(Person.Scopes) is null) return TokenError.InvalidScope($"People have: {string.Join(' ', Person.Scopes)}.");

        var now = clock.GetUtcNow();
        Person? person = null;
        IReadOnlyList<Delegation> delegated = [];
        TokenError? obstacle = null;
        (RefreshFamily Family, RefreshToken Token)? started = null;
        var outcome = await signIn.TryAsync(new(username, password, form["otp"]), "sign-in", async found =>
        {
            person = found;
            delegated = await Delegation.ToAsync(db, found.Id, clock.Today(), CancellationToken.None);
            obstacle = TokenObstacle.Of(found, delegated, now);
            if (obstacle is not null) return obstacle.Error;
            started = RefreshFamily.Start(found.Id, now);
            db.RefreshFamilies.Add(started.Value.Family);
            return AuditNote.Done;
        }, ct);
        if (outcome == SignInOutcome.TooMany) return TokenError.SlowDown;
        if (outcome == SignInOutcome.Refused) return TokenError.InvalidGrant("The user name, the password or the one-time code is wrong, or the account is locked.");
        if (obstacle is not null) return obstacle;

        await db.RefreshFamilies.Where(family => family.PersonId == person!.Id && family.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        return Grant.To(person!.AsSubject(delegated), started!.Value.Token.ToString());
    }
}
