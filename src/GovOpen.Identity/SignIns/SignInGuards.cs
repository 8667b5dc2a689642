using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.SignIns;

/// <summary>The counts of wrong attempts, by normalised user name.</summary>
internal sealed class SignInGuards(AuditChain chain)
{
    public string KeyOf(string normalizedName) => chain.Pseudonym("user-name:" + normalizedName);

    public Task<SignInGuard?> FindAsync(IdentityDb db, string normalizedName, CancellationToken ct)
    {
        var key = KeyOf(normalizedName);
        return db.SignInGuards.SingleOrDefaultAsync(guard => guard.Name == key, ct);
    }

    /// <summary>Those of some people, by account.</summary>
    public async Task<Dictionary<Guid, SignInGuard>> OfAsync(IdentityDb db, IReadOnlyList<Person> people, CancellationToken ct)
    {
        var ids = people.ToDictionary(person => KeyOf(person.NormalizedUserName!), person => person.Id);
        var guards = await db.SignInGuards.AsNoTracking().Where(guard => ids.Keys.Contains(guard.Name)).ToListAsync(ct);
        return guards.ToDictionary(guard => ids[guard.Name]);
    }

    /// <summary>Forgets the wrong attempts; whether there were any.</summary>
    public async Task<bool> ForgetAsync(IdentityDb db, string normalizedName, CancellationToken ct)
    {
        var key = KeyOf(normalizedName);
        return await db.SignInGuards.Where(guard => guard.Name == key).ExecuteDeleteAsync(ct) > 0;
    }
}
