using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>Puts somebody into another unit, which must be the administrator's to manage too. Delegations end with it: they are among colleagues.</summary>
internal static class MoveAccount
{
    public sealed record Request(Guid UnitId, string Reason);

    public static Task<Results<Ok<AccountView>, ProblemHttpResult>> Handle(Guid id, Request request, AccountChanges services, HttpContext http) =>
        ChangeAccount.ApplyAsync("account.move", id, request.Reason, services, http, async (change, ct) =>
        {
            var unit = await change.Db.Units.SingleOrDefaultAsync(u => u.Id == request.UnitId && u.ClosedAt == null, ct);
            if (unit is null || !change.Actor.May(StaffAction.ManageAccounts, unit.AsTarget())) return new Refusal("no-such-unit", "There is no such open unit among those that you manage.");

            change.Before = new { unit = change.Person.Unit.Name };
            change.After = new { unit = unit.Name };
            (change.Person.UnitId, change.Person.Unit) = (unit.Id, unit);
            foreach (var delegation in await change.Db.Delegations.Include(d => d.To).Where(d => (d.FromId == id || d.ToId == id) && d.EndedAt == null).ToListAsync(ct))
            {
                delegation.End(change.Now);
                if (delegation.ToId != id) delegation.To.Change(change.Db, change.Now);
            }

            return null;
        });
}
