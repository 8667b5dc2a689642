using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Units;

/// <summary>Founds an organ, or a department of one.</summary>
internal static class CreateUnit
{
    public sealed record Request(string Name, string Division, Guid? ParentId = null);

    public static async Task<Results<Created<UnitView>, ProblemHttpResult>> Handle(
        Request request, Actor actor, IdentityDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        request = request with { Name = request.Name.Trim() };
        var errors = new Complaints().Text("name", request.Name, 2, 100);
        if (!DivisionCode.IsOne(request.Division)) errors.Add("division", "is no division code; it has 6, 9 or 12 digits.");
        if (errors.Any) return errors.AsProblem();

        var note = new AuditNote("unit.create", "unit:" + request.Name);
        if (!actor.May(StaffAction.ManageUnits, new(request.Division))) return await trail.ForbiddenAsync(note);

        await using var change = await db.BeginUnderLockAsync(ct);
        if (await db.Units.AnyAsync(unit => unit.Name == request.Name && unit.ClosedAt == null, ct)) return await trail.RefusedAsync(note, change, TakenName(request.Name));
        if (request.ParentId is { } parentId)
        {
            var parent = await db.Units.SingleOrDefaultAsync(unit => unit.Id == parentId, ct);
            if (parent is null) return Problems.BadField("parentId", "is no unit.");
            if (Unit.RefusalUnder(parent, request.Division) is { } refusal) return await trail.RefusedAsync(note, change, refusal);
        }

        var unit = new Unit { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = request.Name, Division = request.Division, ParentId = request.ParentId };
        db.Units.Add(unit);
        trail.Add(db, note with { Object = "unit:" + unit.Id, Version = unit.Version, After = UnitView.Of(unit) });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/units/{unit.Id}", UnitView.Of(unit));
    }

    public static Refusal TakenName(string name) => new("name-taken", $"There is an open unit called “{name}” already; units are known by their full names.");
}
