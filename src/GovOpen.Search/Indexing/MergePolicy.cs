namespace GovOpen.Search.Indexing;

/// <summary>
/// Which segments become one. Segments stand in tiers by size, each tier so many times larger than the one below; a full tier
/// is merged, so that a document is rewritten a few times in its life and a query looks at a few dozen segments at most.
/// </summary>
/// <param name="Floor">Segments with fewer units are all of the lowest tier.</param>
/// <param name="Fan">How many segments fill a tier.</param>
/// <param name="Ceiling">
/// What a merge makes has no more units, because old and new stand in memory together; in a large index, a quarter of it.
/// </param>
internal sealed record MergePolicy(int Floor = 2_000, int Fan = 8, int Ceiling = 250_000)
{
    // With more deleted than this, a segment is rewritten alone.
    private const double TooManyDeleted = 0.3;

    /// <summary>The segments of the lowest tier, if they are to be merged now: a matter of milliseconds, which must not wait for a merge of minutes.</summary>
    public IReadOnlyList<LiveSegment> PickSmall(IndexView view)
    {
        LiveSegment[] small = [.. view.Segments.Where(segment => Tier(segment) == 0)];
        return small.Length < Fan ? [] : small;
    }

    /// <summary>The segments to merge next above the lowest tier, or to rewrite; none when all is in order.</summary>
    public IReadOnlyList<LiveSegment> Pick(IndexView view)
    {
        var ceiling = Math.Max(Ceiling, view.Units / 4);
        foreach (var tier in view.Segments.Where(segment => Tier(segment) > 0 && segment.Units <= ceiling / 2).GroupBy(Tier).OrderBy(tier => tier.Key))
        {
            if (tier.Count() < Fan) continue;

            var picked = new List<LiveSegment>();
            var units = 0;
            foreach (var segment in tier.OrderBy(segment => segment.Units))
            {
                units += segment.Units;
                if (units > ceiling) break;
                picked.Add(segment);
            }

            return picked;
        }

        return view.Segments.FirstOrDefault(segment => segment.Deletions.Units > segment.Segment.Units * TooManyDeleted) is { } worn ? [worn] : [];
    }

    private int Tier(LiveSegment segment)
    {
        var tier = 0;
        for (long size = Floor; size < segment.Units; size *= Fan) tier++;
        return tier;
    }
}
