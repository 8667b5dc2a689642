using GovOpen.Search.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Rebuilding;

/// <summary>The last requests to build the index anew, and how far each replica is.</summary>
internal static class ListRebuilds
{
    private const int Most = 10;

    public sealed record Response(IReadOnlyList<RebuildView> Rebuilds);

    public sealed record RebuildView(Guid Id, string Reason, DateTimeOffset RequestedAt, IReadOnlyList<ReplicaView> Replicas);

    /// <param name="Problem">Why it failed; null where it did not.</param>
    public sealed record ReplicaView(string Replica, RebuildState State, long Done, long Total, string? Problem, DateTimeOffset UpdatedAt);

    public static async Task<Ok<Response>> Handle(SearchDb db, CancellationToken ct)
    {
        var rebuilds = await db.Rebuilds.AsNoTracking().OrderByDescending(rebuild => rebuild.RequestedAt).Take(Most).ToListAsync(ct);
        var ids = rebuilds.ConvertAll(rebuild => rebuild.Id);
        var progress = (await db.RebuildProgress.AsNoTracking().Where(one => ids.Contains(one.RebuildId)).OrderBy(one => one.Replica).ToListAsync(ct)).ToLookup(one => one.RebuildId);
        return TypedResults.Ok(new Response([.. rebuilds.Select(rebuild => new RebuildView(rebuild.Id, rebuild.Reason, rebuild.RequestedAt, [.. progress[rebuild.Id].Select(View)]))]));
    }

    private static ReplicaView View(RebuildProgressRow row) => new(
        row.Replica, row.State, row.Done, row.Total, row.Problem, row.UpdatedAt);
}
