using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.SignIns;

internal static class RefreshTokens
{
    /// <summary>Whoever is signed in to the account is so no more.</summary>
    public static Task EndAllAsync(IdentityDb db, Person person, DateTimeOffset now, CancellationToken ct) =>
        db.RefreshFamilies.Where(family => family.PersonId == person.Id && family.RevokedAt == null)
            .ExecuteUpdateAsync(family => family.SetProperty(f => f.RevokedAt, now), ct);
}
