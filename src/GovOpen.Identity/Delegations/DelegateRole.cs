using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.Identity.OwnAccount;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Delegations;

/// <summary>Hands an own role to a colleague of the unit, for days and with a reason.</summary>
internal static class DelegateRole
{
    /// <param name="Role">Of the own roles.</param>
    /// <param name="To">The colleague's user name.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(Role Role, string To, DateOnly From, DateOnly Until, string Reason);

    public static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, Actor actor, IdentityDb db, ILookupNormalizer names, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 500).Text("to", request.To, 1, 256);
        if (errors.Any) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await OwnPerson.FindAsync(db, actor, ct) is not { } from) return OwnPerson.Missing;
        var name = names.NormalizeName(request.To);
        var to = await db.People.Include(person => person.Unit).SingleOrDefaultAsync(person => person.NormalizedUserName == name, ct);
        if (to is null || !actor.May(StaffAction.DelegateRole, to.AsTarget())) return Problems.BadField("to", "is nobody of your unit.");
        if (Delegation.RefusalOf(from, to, request.Role, request.From, request.Until, clock.Today()) is { } refusal)
        {
            return await trail.RefusedAsync(new("delegation.create", "account:" + to.Id) { Reason = request.Reason, After = new { request.Role } }, change, refusal);
        }

        var now = clock.GetUtcNow();
        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(now), FromId = from.Id, ToId = to.Id, Role = request.Role, FromDay = request.From, UntilDay = request.Until, Reason = request.Reason, CreatedAt = now,
        };
        db.Delegations.Add(delegation);
        trail.Add(db, new("delegation.create", "delegation:" + delegation.Id)
        {
            Reason = request.Reason, After = new { delegation.Role, to = "account:" + to.Id, from = delegation.FromDay, until = delegation.UntilDay },
        });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/account/delegations/{delegation.Id}", new Response(delegation.Id));
    }

    public sealed record Response(Guid Id);
}
