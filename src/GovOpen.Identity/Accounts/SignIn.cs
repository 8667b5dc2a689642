using GovOpen.Identity.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Accounts;

/// <summary>Who signs in with a user name and a password.</summary>
internal sealed class SignIn(IdentityDb db, ILookupNormalizer names, Secrets secrets, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    /// <summary>Nobody for an unknown name, a wrong password and a locked account alike, after about the same time.</summary>
    public async Task<Person?> TryAsync(string username, string password, CancellationToken ct)
    {
        var name = names.NormalizeName(username);
        var known = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, ct);
        var matches = secrets.Matches(known?.PasswordHash, password);
        if (known is null) return null;

        // The slow comparison is done; what it means is decided one attempt after another. So a thousand guesses at the same
        // time are no better than a thousand in a row: whatever comes after the fifth wrong one meets the lock.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var person = await db.People.FromSql($"select * from people where id = {known.Id} for update").SingleOrDefaultAsync(ct);
        if (person is null) return null;

        var may = person.SignIn(matches && person.PasswordHash == known.PasswordHash, identity.Value.Lockout, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return may ? person : null;
    }
}
