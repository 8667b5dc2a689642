using System.Runtime;

namespace GovOpen.Search.Entries;

/// <summary>
/// After a bulk the process keeps twice the memory that the index needs: arrays that grew and merged leave holes that no later one
/// fits. Once the index has rested, the heap is compacted and what is over goes back to the machine. All threads wait meanwhile,
/// seconds where there is much: worth it after a bulk that nobody follows up, never while something is published.
/// </summary>
internal sealed class MemoryAfterBulk(TimeProvider clock)
{
    private const long Bulk = 20_000;

    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(1);

    private long _compactedAt; // the position
    private long _movedTo;
    private long _movedAt; // the instant

    /// <summary>An index was opened as it was kept: nothing was built, and nothing is left over.</summary>
    public void Opened(long position) => _compactedAt = position;

    /// <param name="position">What the index has taken in; another projection's may be lower.</param>
    /// <returns>Whether the heap was compacted.</returns>
    public bool GiveBack(long position)
    {
        if (position != _movedTo) (_movedTo, _movedAt) = (position, clock.GetTimestamp());
        if (Math.Abs(position - _compactedAt) < Bulk || clock.GetElapsedTime(_movedAt) < _rest) return false;

        _compactedAt = position;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return true;
    }
}
