using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>The best so many hits, the worst of them on top of a heap.</summary>
internal sealed class TopHits(IndexView view, SortOrder sort, int capacity)
{
    private readonly List<RankedHit> _heap = new(Math.Min(capacity, 1024));

    /// <summary>A score below it comes too late.</summary>
    public double Threshold => sort == SortOrder.Relevance && capacity > 0 && _heap.Count == capacity ? _heap[0].Score : double.NegativeInfinity;

    public void Offer(in RankedHit hit)
    {
        if (hit.Score < Threshold) return;

        if (_heap.Count < capacity)
        {
            _heap.Add(hit);
            Rise(_heap.Count - 1);
        }
        else if (capacity > 0 && IsBefore(hit, _heap[0]))
        {
            _heap[0] = hit;
            Sink();
        }
    }

    /// <summary>The best first.</summary>
    public List<RankedHit> InOrder()
    {
        var ordered = _heap.ToList();
        ordered.Sort((x, y) => IsBefore(x, y) ? -1 : IsBefore(y, x) ? 1 : 0);
        return ordered;
    }

    private bool IsBefore(in RankedHit x, in RankedHit y)
    {
        if (sort == SortOrder.Relevance && x.Score != y.Score) return x.Score > y.Score;
        if (x.Day != y.Day) return x.Day > y.Day;
        return IdOf(x).CompareTo(IdOf(y)) < 0;
    }

    private Guid IdOf(in RankedHit hit) => view.Segments[hit.Segment].Segment.Entries[hit.Document].Id;

    private void Rise(int place)
    {
        for (; place > 0; place = (place - 1) / 2)
        {
            var parent = (place - 1) / 2;
            if (!IsBefore(_heap[parent], _heap[place])) return;
            (_heap[parent], _heap[place]) = (_heap[place], _heap[parent]);
        }
    }

    private void Sink()
    {
        for (var place = 0; ;)
        {
            var worst = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < _heap.Count; child++)
            {
                if (IsBefore(_heap[worst], _heap[child])) worst = child;
            }

            if (worst == place) return;
            (_heap[place], _heap[worst]) = (_heap[worst], _heap[place]);
            place = worst;
        }
    }
}

/// <param name="Segment">Its place in the view.</param>
/// <param name="Document">In its segment.</param>
/// <param name="Unit">The best of the document's.</param>
/// <param name="Day">Of publication.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankedHit(int Segment, int Document, int Unit, int Day, double Score);
