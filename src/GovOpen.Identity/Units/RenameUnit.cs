using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Units;

/// <summary>Gives a unit another name. Whoever belongs to it gets it into the next token; older tokens count no more.</summary>
internal static class RenameUnit
{
    public sealed record Request(string Name);

    public static async Task<Results<Ok<UnitView>, ProblemHttpResult>> Handle(
        Guid id, Request request, Actor actor, IdentityDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        request = request with { Name = request.Name.Trim() };
        var errors = new Complaints().Text("name", request.Name, 2, 100);
        if (errors.Any) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Units.SingleOrDefaultAsync(unit => unit.Id == id, ct) is not { } unit) return Missing;

        var note = new AuditNote("unit.rename", "unit:" + id) { Before = new { unit.Name } };
        if (!actor.May(StaffAction.ManageUnits, unit.AsTarget())) return await trail.HiddenAsync(note, change, Missing);
        if (await db.Units.AnyAsync(other => other.Id != id && other.Name == request.Name && other.ClosedAt == null, ct)) return await trail.RefusedAsync(note, change, CreateUnit.TakenName(request.Name));
        if (unit.Rename(request.Name) is { } refusal) return await trail.RefusedAsync(note, change, refusal);

        foreach (var person in await db.People.Where(person => person.UnitId == id).ToListAsync(ct)) person.Change(db, clock.GetUtcNow());
        trail.Add(db, note with { Version = unit.Version, After = new { unit.Name } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(UnitView.Of(unit));
    }

    /// <summary>Of what does not exist, and of what the caller has nothing to do with.</summary>
    public static ProblemHttpResult Missing => Problems.NotFound("There is no such unit among those that you manage.");
}
