using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.OwnAccount;

/// <summary>Ends a sign-in. The refresh token is the proof; for one that is no good there is nothing to end, and the answer is the same.</summary>
internal static class SignOut
{
    public sealed record Request(string RefreshToken);

    public static async Task<NoContent> Handle(Request request, IdentityDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        if (!RefreshToken.TryParse(request.RefreshToken, out var token)) return TypedResults.NoContent();

        var family = await db.RefreshFamilies.SingleOrDefaultAsync(f => f.Id == token.Family, ct);
        if (family?.End(token, clock.GetUtcNow()) != true) return TypedResults.NoContent();

        var person = await db.People.AsNoTracking().Include(p => p.Unit).SingleAsync(p => p.Id == family.PersonId, ct);
        trail.Add(db, new("sign-out", "account:" + person.Id) { By = person.AsActor() });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
