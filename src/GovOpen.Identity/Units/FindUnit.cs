using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Units;

/// <summary>For services that give work to a unit: one that is open. What is closed has nobody who would do it.</summary>
internal static class FindUnit
{
    public static async Task<Results<Ok<OpenUnit>, ProblemHttpResult>> Handle(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.Units.Where(unit => unit.Id == id && unit.ClosedAt == null).Select(unit => new OpenUnit(unit.Id, unit.Name, unit.Division)).SingleOrDefaultAsync(ct) is { } unit
            ? TypedResults.Ok(unit)
            : Problems.NotFound("There is no such open unit.");
}
