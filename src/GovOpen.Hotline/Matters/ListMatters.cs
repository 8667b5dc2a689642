using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Matters;

/// <summary>The lists of the units of a division and of all below it.</summary>
internal static class ListMatters
{
    private const int Most = 2_000;

    public sealed record Response(IReadOnlyList<MatterListView> Lists);

    public static async Task<Ok<Response>> Handle(Actor actor, HotlineDb db, CancellationToken ct)
    {
        var lists = await db.MatterLists.AsNoTracking().Where(actor.Reaches<MatterList>(StaffAction.ReadOrders, list => list.Division, list => list.Unit)).OrderBy(list => list.Division).ThenBy(list => list.Unit).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. lists.Select(MatterListView.Of)]));
    }
}

/// <param name="UnitId">Of the unit.</param>
/// <param name="Unit">Its full name.</param>
/// <param name="Division">Where it deals with them.</param>
/// <param name="Classes">What it deals with.</param>
/// <param name="Version">To be sent back with the next list.</param>
internal sealed record MatterListView(Guid UnitId, string Unit, string Division, IReadOnlyList<string> Classes, int Version)
{
    public static MatterListView Of(MatterList list) => new(list.UnitId, list.Unit, list.Division, list.Classes, list.Version);
}
