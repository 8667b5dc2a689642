using System.Runtime.InteropServices;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Comparing;

/// <summary>A stretch that two sequences share, or that only one has.</summary>
/// <param name="Change">Of which it is.</param>
/// <param name="Old">Where it begins in the old one.</param>
/// <param name="New">Where it begins in the new one.</param>
/// <param name="Length">Of one, or more, elements.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(PieceChange Change, int Old, int New, int Length);

/// <summary>The shortest way from one sequence to another (E. W. Myers, An O(ND) Difference Algorithm, 1986).</summary>
internal static class Differences
{
    /// <param name="old">Before.</param>
    /// <param name="now">After.</param>
    /// <param name="most">So many elements may go and come: time and memory grow with its square. If it takes more, all between what both begin and end with is given as gone and come.</param>
    /// <param name="ct">Ends the search.</param>
    public static IReadOnlyList<Stretch> Of(IReadOnlyList<string> old, IReadOnlyList<string> now, int most, CancellationToken ct)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)]) end++;

        var stretches = new List<Stretch>();
        Add(stretches, PieceChange.Same, 0, 0, start);
        AddMiddle(stretches, old, now, start, old.Count - end, now.Count - end, most, ct);
        Add(stretches, PieceChange.Same, old.Count - end, now.Count - end, end);
        return stretches;
    }

    private static void AddMiddle(List<Stretch> stretches, IReadOnlyList<string> old, IReadOnlyList<string> now, int start, int oldEnd, int newEnd, int most, CancellationToken ct)
    {
        var (olds, news) = (oldEnd - start, newEnd - start);
        if (olds == 0 || news == 0 || Furthest((x, y) => old[start + x] == now[start + y], olds, news, most, ct) is not { } trace)
        {
            Add(stretches, PieceChange.Removed, start, start, olds);
            Add(stretches, PieceChange.Added, oldEnd, start, news);
            return;
        }

        var first = stretches.Count;
        var (x, y) = (olds, news);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var before = Before(trace[edits], edits, x - y);
            var (fromX, fromY) = edits == 0 ? (0, 0) : (before.X, before.Y);
            var diagonal = Math.Min(x - fromX, y - fromY);
            Add(stretches, PieceChange.Same, start + x - diagonal, start + y - diagonal, diagonal);
            (x, y) = (x - diagonal, y - diagonal);
            if (x > fromX) Add(stretches, PieceChange.Removed, start + fromX, start + y, 1);
            else if (y > fromY) Add(stretches, PieceChange.Added, start + x, start + fromY, 1);
            (x, y) = (fromX, fromY);
        }

        stretches.Reverse(first, stretches.Count - first);
        Join(stretches, first);
    }

    /// <summary>For each number of edits, how far each diagonal was reached before them; null if it takes too many.</summary>
    private static List<int[]>? Furthest(Func<int, int, bool> equal, int olds, int news, int most, CancellationToken ct)
    {
        most = Math.Min(most, olds + news);
        var reached = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            ct.ThrowIfCancellationRequested();
            trace.Add(reached[(most - edits)..(most + edits + 3)]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = edits == 0 ? 0 : Before(trace[edits], edits, diagonal) is var (fromX, _, isAdded) && isAdded ? fromX : fromX + 1;
                for (; x < olds && x - diagonal < news && equal(x, x - diagonal); x++)
                {
                }

                reached[most + 1 + diagonal] = x;
                if (x >= olds && x - diagonal >= news) return trace;
            }
        }

        return null;
    }

    /// <summary>From where a diagonal is entered: from the one above by what was added, or from the one below by what was removed, whichever is further.</summary>
    private static (int X, int Y, bool IsAdded) Before(int[] reached, int edits, int diagonal)
    {
        var middle = edits + 1;
        var isAdded = diagonal == -edits || (diagonal != edits && reached[middle + diagonal - 1] < reached[middle + diagonal + 1]);
        var from = isAdded ? diagonal + 1 : diagonal - 1;
        return (reached[middle + from], reached[middle + from] - from, isAdded);
    }

    private static void Add(List<Stretch> stretches, PieceChange change, int old, int now, int length)
    {
        if (length > 0) stretches.Add(new(change, old, now, length));
    }

    /// <summary>Single elements that go, or come, one behind the other become one stretch; what goes stands before what comes.</summary>
    private static void Join(List<Stretch> stretches, int first)
    {
        var joined = new List<Stretch>();
        for (var i = first; i < stretches.Count;)
        {
            if (stretches[i].Change == PieceChange.Same)
            {
                joined.Add(stretches[i++]);
                continue;
            }

            var from = stretches[i];
            var (removed, added) = (0, 0);
            for (; i < stretches.Count && stretches[i].Change != PieceChange.Same; i++)
            {
                if (stretches[i].Change == PieceChange.Removed) removed++;
                else added++;
            }

            Add(joined, PieceChange.Removed, from.Old, from.New, removed);
            Add(joined, PieceChange.Added, from.Old + removed, from.New, added);
        }

        stretches.RemoveRange(first, stretches.Count - first);
        stretches.AddRange(joined);
    }
}
