using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Units;

/// <summary>Ends a unit that nobody belongs to any more. What it did stays under its name.</summary>
internal static class CloseUnit
{
    public sealed record Request(string Reason);

    public static async Task<Results<Ok<UnitView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, IdentityDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 2, 500);
        if (errors.Any) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Units.SingleOrDefaultAsync(unit => unit.Id == id, ct) is not { } unit) return RenameUnit.Missing;

        var note = new AuditNote("unit.close", "unit:" + id) { Reason = request.Reason };
        if (!actor.May(StaffAction.ManageUnits, unit.AsTarget())) return await trail.HiddenAsync(note, change, RenameUnit.Missing);
        var people = await db.People.CountAsync(person => person.UnitId == id && person.LockedAt == null, ct);
        var departments = await db.Units.CountAsync(other => other.ParentId == id && other.ClosedAt == null, ct);
        if (unit.Close(people, departments, clock.GetUtcNow()) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        trail.Add(db, note with { Version = unit.Version });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(UnitView.Of(unit));
    }
}
