using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.CleanUps;

/// <summary>The clean-ups of the own unit, the newest first.</summary>
internal static class ListCleanUps
{
    private const int Most = 200;

    public sealed record Line(Guid Id, string Title, string Unit, int Items, int Revision, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt);

    public sealed record Response(IReadOnlyList<Line> CleanUps);

    public static async Task<Ok<Response>> Handle(Actor actor, PublishingDb db, CancellationToken ct)
    {
        var own = await db.CleanUps.AsNoTracking().Where(cleanUp => cleanUp.Unit == actor.Unit).OrderByDescending(cleanUp => cleanUp.Id).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. own.Select(c => new Line(c.Id, c.Content.Title, c.Unit, c.Content.Items.Count, c.Revision, c.CreatedAt, c.PublishedAt))]));
    }
}
