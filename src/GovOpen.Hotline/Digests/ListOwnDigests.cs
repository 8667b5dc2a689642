using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Digests;

/// <summary>The digests of who asks' unit, the newest first: those about which it has not said anything are to be seen to.</summary>
internal static class ListOwnDigests
{
    /// <summary>Ten years.</summary>
    private const int Most = 120;

    public sealed record Response(IReadOnlyList<Line> Digests);

    /// <param name="PublishedAt">Null: the unit has not said anything about it.</param>
    public sealed record Line(Guid Id, DateOnly Month, DigestLine Figures, DateTimeOffset? PublishedAt);

    public static async Task<Ok<Response>> Handle(Actor actor, HotlineDb db, CancellationToken ct)
    {
        var own = await db.Digests.AsNoTracking().Where(digest => digest.Unit == actor.Unit && digest.Division == actor.Division).OrderByDescending(digest => digest.Month).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. own.Select(digest => new Line(digest.Id, digest.Month, digest.Figures.Total, digest.PublishedAt))]));
    }
}
