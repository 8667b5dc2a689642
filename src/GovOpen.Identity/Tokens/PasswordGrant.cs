using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
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

        var person = await signIn.TryAsync(username, password, ct);
        if (person is null) return TokenError.InvalidGrant("The user name or the password is wrong, or the account is locked.");

        var now = clock.GetUtcNow();
        await db.RefreshFamilies.Where(family => family.PersonId == person.Id && family.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        var (family, token) = RefreshFamily.Start(person.Id, now);
        db.RefreshFamilies.Add(family);
        await db.SaveChangesAsync(ct);
        return Grant.To(person.AsSubject(), token.ToString());
    }
}
