using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>One account. Whose lies outside of the reader's division reads as missing, and the attempt is written down.</summary>
internal static class ReadAccount
{
    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Handle(
        Guid id, Actor actor, IdentityDb db, SignInGuards guards, AuditTrail trail, HttpResponse response, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Unit).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return AccountView.Missing;
        if (!actor.May(StaffAction.ReadAccounts, person.AsTarget()))
        {
            await trail.WriteAsync(new("account.read", "account:" + id) { Outcome = "forbidden" });
            return AccountView.Missing;
        }

        var view = AccountView.Of(person, (await guards.OfAsync(db, [person], ct)).GetValueOrDefault(id), clock.GetUtcNow());
        response.Headers.ETag = ChangeAccount.ETagOf(view.Version);
        return TypedResults.Ok(view);
    }
}
