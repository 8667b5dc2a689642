using GovOpen.Identity.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Units;

/// <summary>All units, by division and name. A province has some thousands.</summary>
internal static class ListUnits
{
    public static async Task<Ok<UnitList>> Handle(IdentityDb db, CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().OrderBy(unit => unit.Division).ThenBy(unit => unit.Name).ToListAsync(ct);
        return TypedResults.Ok(new UnitList([.. units.Select(UnitView.Of)]));
    }

    internal sealed record UnitList(IReadOnlyList<UnitView> Units);
}
