using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Units;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovOpen.Hotline.Matters;

/// <summary>Says what a unit deals with: the whole list, in the place of the one before. What was assigned stays where it is.</summary>
internal static class SetMatters
{
    private const int Most = 500;

    /// <param name="Version">That was read; 0: there was no list.</param>
    /// <param name="Classes">On any level; none: the unit has no list any more.</param>
    public sealed record Request(int Version, IReadOnlyList<string> Classes);

    public static async Task<Results<Ok<MatterListView>, ProblemHttpResult>> Handle(Guid unitId, Request request, HotlineDb db, Actor actor, AuditTrail trail, ConcernClasses classes, UnitDirectory units, CancellationToken ct)
    {
        var errors = new Complaints().Items("classes", request.Classes, Most);
        if (!errors.Any)
        {
            foreach (var (name, place) in request.Classes.Select((name, place) => (name, place)).Where(one => !classes.Has(one.name))) errors.Add(string.Create(CultureInfo.InvariantCulture, $"classes[{place}]"), "is no class; GET /api/classes lists them.");
        }

        if (errors.Any) return errors.AsProblem();
        var (unit, problem) = await units.FindAsync(unitId, "unitId", ct);
        if (unit is null) return problem!;

        var note = new AuditNote("matters.set", "unit:" + unitId);
        if (!actor.May(StaffAction.ManageMatters, new Target(unit.Division, unit.Name))) return await trail.ForbiddenAsync(note);
        var list = await db.MatterLists.SingleOrDefaultAsync(one => one.UnitId == unitId, ct);
        if ((list?.Version ?? 0) != request.Version) return Problems.ChangedMeanwhile("list", list?.Version ?? 0);

        var before = list?.Classes;
        if (list is null) db.MatterLists.Add(list = new() { UnitId = unitId, Unit = unit.Name, Division = unit.Division });
        (list.Unit, list.Division) = (unit.Name, unit.Division);
        list.Set(request.Classes);
        trail.Add(db, note with { Version = list.Version, Before = new { classes = before }, After = new { list.Classes } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException or { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } })
        {
            return Problems.ChangedMeanwhile("list", list.Version);
        }

        return TypedResults.Ok(MatterListView.Of(list));
    }
}
