using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// Finds and scores the matching units of a segment, window by window, so that the sums of a window stay in the processor's
/// cache whatever the size of the index. In each window: the essential terms find candidates; filters thin them out; the other
/// matching terms decide; the terms that only score are looked up for those that can still come among the best.
/// </summary>
internal sealed class SegmentSearch : IDisposable
{
    private const int WindowSize = 8192;

    // Looking a candidate up takes as long as passing over so many postings.
    private const int LookUpCost = 4;

    // What rounding can make of a bound: sums are added up in different order than the bounds on them.
    private const double Rounding = 1 + 1e-9;

    private readonly QueryPlan _plan;
    private readonly DocumentFilter _filter;
    private readonly Collector _collector;
    private readonly DateOnly _asOf;
    private readonly double[] _masses = ArrayPool<double>.Shared.Rent(WindowSize);
    private readonly double[] _scores = ArrayPool<double>.Shared.Rent(WindowSize);
    private readonly ulong[] _touched = new ulong[WindowSize / 64];
    private readonly Candidate[] _candidates = ArrayPool<Candidate>.Shared.Rent(WindowSize);
    private readonly short[] _candidateAt = ArrayPool<short>.Shared.Rent(WindowSize);
    private readonly ulong[] _isOpen = new ulong[WindowSize / 64];
    private readonly int[] _open = ArrayPool<int>.Shared.Rent(WindowSize);
    private readonly PostingsCursor[] _matching;
    private readonly PostingsCursor[] _scoring;
    private readonly int[] _buffer;
    private readonly double[] _massBehind;
    private readonly double[] _scoreBehind;

    public SegmentSearch(QueryPlan plan, DocumentFilter filter, Collector collector, DateOnly asOf)
    {
        (_plan, _filter, _collector, _asOf) = (plan, filter, collector, asOf);
        _masses.AsSpan(0, WindowSize).Clear();
        _scores.AsSpan(0, WindowSize).Clear();
        _matching = new PostingsCursor[plan.Matching.Length];
        _scoring = new PostingsCursor[plan.Scoring.Length];
        _buffer = ArrayPool<int>.Shared.Rent((_matching.Length + _scoring.Length) * PostingsCursor.BufferSize);
        _massBehind = Behind(plan.Matching, term => term.Mass);
        _scoreBehind = new double[plan.Scoring.Length + 1];
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_masses);
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<Candidate>.Shared.Return(_candidates);
        ArrayPool<short>.Shared.Return(_candidateAt);
        ArrayPool<int>.Shared.Return(_open);
        ArrayPool<int>.Shared.Return(_buffer);
    }

    public void Run(int segmentIndex, LiveSegment live, CancellationToken ct)
    {
        var segment = live.Segment;
        var statuses = segment.Statuses.On(_asOf);
        _collector.Begin(segmentIndex);
        if (_plan.MatchesAll) AddAll(live, statuses);
        else Open(segmentIndex, segment);

        var forced = CollectionsMarshal.AsSpan(_plan.Forced[segmentIndex]);
        while (!_plan.MatchesAll)
        {
            ct.ThrowIfCancellationRequested();
            var start = NextUnit(segment, forced);
            if (start == int.MaxValue) break;

            for (var i = 0; i < _plan.Essential; i++) Accumulate(ref _matching[i], _plan.Matching[i], segment, start);
            Force(segment, ref forced, start);
            var count = Gather(live, statuses, start);
            count = Decide(segment, count);
            Score(segment, count, start);
            for (var i = 0; i < count; i++)
            {
                ref readonly var candidate = ref _candidates[i];
                _collector.Add(candidate.Document, candidate.Unit, candidate.Score, candidate.Admission);
            }
        }

        _collector.End();
    }

    private void AddAll(LiveSegment live, StatusesOnDay statuses)
    {
        for (var document = 0; document < live.Segment.Entries.Length; document++)
        {
            var admission = _filter.Admits(live, statuses, document);
            if (admission != Admission.None) _collector.Add(document, live.Segment.FirstUnits[document], 0, admission);
        }
    }

    private void Open(int segmentIndex, Segment segment)
    {
        for (var i = 0; i < _matching.Length; i++) _matching[i] = Open(_plan.Matching[i], i);
        for (var i = _scoring.Length - 1; i >= 0; i--)
        {
            _scoring[i] = Open(_plan.Scoring[i], _matching.Length + i);
            _scoreBehind[i] = _scoreBehind[i + 1] + MaxImpact(_scoring[i], _plan.Scoring[i]);
        }

        PostingsCursor Open(PlannedTerm term, int number) =>
            term.Places[segmentIndex] < 0 ? default : new(segment.Postings, term.Places[segmentIndex], _buffer, number * PostingsCursor.BufferSize);
    }

    private double MaxImpact(in PostingsCursor cursor, PlannedTerm term)
    {
        if (cursor.Length == 0) return 0;

        var scale = term.Mass * Bm25.MaxOfOne;
        return cursor.MaxCount == ushort.MaxValue ? scale : Bm25.Impact(scale, cursor.MaxCount, cursor.MinLength, _plan.PerLength[(int)term.Channel]);
    }

    private int NextUnit(Segment segment, ReadOnlySpan<ForcedDocument> forced)
    {
        var next = forced.IsEmpty ? int.MaxValue : segment.FirstUnits[forced[0].Document];
        foreach (ref readonly var cursor in _matching.AsSpan(0, _plan.Essential)) next = Math.Min(next, cursor.Unit);
        return next;
    }

    private void Accumulate(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        var (mass, scale, perLength) = (term.Mass, term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel]);
        var lengths = segment.Lengths.Of(term.Channel);
        var end = (long)start + WindowSize;
        while (cursor.Unit < end)
        {
            var units = cursor.Units;
            var position = cursor.Position;
            for (; position < units.Length && units[position] < end; position++)
            {
                var unit = units[position];
                var place = unit - start;
                _masses[place] += mass;
                _scores[place] += Bm25.Impact(scale, cursor.CountAt(position), lengths[unit], perLength);
                _touched[place >> 6] |= 1UL << place;
            }

            cursor.Position = position;
            if (position < units.Length || !cursor.NextPiece()) return;
        }
    }

    /// <summary>All units of documents that match anyway have all the mass there is.</summary>
    private void Force(Segment segment, ref Span<ForcedDocument> forced, int start)
    {
        while (!forced.IsEmpty)
        {
            var (first, behind) = (segment.FirstUnits[forced[0].Document], segment.FirstUnits[forced[0].Document + 1]);
            for (var unit = Math.Max(first, start); unit < Math.Min(behind, start + WindowSize); unit++)
            {
                _masses[unit - start] = double.PositiveInfinity;
                _touched[(unit - start) >> 6] |= 1UL << (unit - start);
            }

            if (behind > start + WindowSize) return;
            forced = forced[1..];
        }
    }

    /// <summary>Takes the sums of the window out, and leaves it clean for the next.</summary>
    private int Gather(LiveSegment live, StatusesOnDay statuses, int start)
    {
        var count = 0;
        var (document, admission) = (-1, Admission.None);
        var stillToCome = _massBehind[_plan.Essential];
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var bits = _touched[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var (mass, score) = (_masses[place], _scores[place]);
                (_masses[place], _scores[place]) = (0, 0);
                if ((mass + stillToCome) * Rounding < _plan.Threshold) continue;

                var unit = start + place;
                if (live.Segment.DocumentOf[unit] != document)
                {
                    document = live.Segment.DocumentOf[unit];
                    admission = _filter.Admits(live, statuses, document);
                }

                if (admission != Admission.None) _candidates[count++] = new() { Unit = unit, Document = document, Mass = mass, Score = score, Admission = admission };
            }

            _touched[word] = 0;
        }

        return count;
    }

    /// <summary>Adds the other matching terms, and keeps what holds enough mass.</summary>
    private int Decide(Segment segment, int count)
    {
        for (var i = _plan.Essential; i < _matching.Length && count > 0; i++)
        {
            ref var cursor = ref _matching[i];
            var (mass, scale, perLength) = (_plan.Matching[i].Mass, _plan.Matching[i].Mass * Bm25.MaxOfOne, _plan.PerLength[(int)_plan.Matching[i].Channel]);
            var lengths = segment.Lengths.Of(_plan.Matching[i].Channel);
            var kept = 0;
            for (var c = 0; c < count; c++)
            {
                var candidate = _candidates[c];
                cursor.SkipTo(candidate.Unit);
                if (cursor.Unit == candidate.Unit)
                {
                    candidate.Mass += mass;
                    candidate.Score += Bm25.Impact(scale, cursor.CountAt(cursor.Position), lengths[candidate.Unit], perLength);
                }

                if ((candidate.Mass + _massBehind[i + 1]) * Rounding >= _plan.Threshold) _candidates[kept++] = candidate;
            }

            count = kept;
        }

        var matches = 0;
        for (var c = 0; c < count; c++)
        {
            if (_candidates[c].Mass >= _plan.Threshold) _candidates[matches++] = _candidates[c];
        }

        return matches;
    }

    /// <summary>
    /// Adds the terms that only score, the rarest first, dropping whatever can no longer come among the best: the longest lists
    /// are read for the fewest. What is dropped keeps a score that is too low, but by less than would have mattered.
    /// </summary>
    private void Score(Segment segment, int count, int start)
    {
        var open = 0;
        for (var c = 0; c < count; c++)
        {
            if (_candidates[c].Admission != Admission.Full) continue;

            var place = _candidates[c].Unit - start;
            _open[open++] = c;
            _candidateAt[place] = (short)c;
            _isOpen[place >> 6] |= 1UL << place;
        }

        var threshold = _collector.Threshold;
        for (var i = 0; i < _scoring.Length && open > 0; i++)
        {
            open = DropHopeless(open, _scoreBehind[i], threshold, start);
            if (_scoring[i].Length == 0) continue;
            if (open * LookUpCost > _scoring[i].Frequency * (long)WindowSize / segment.Units) Sweep(ref _scoring[i], _plan.Scoring[i], segment, start);
            else LookUp(ref _scoring[i], _plan.Scoring[i], segment, open);
        }

        _isOpen.AsSpan().Clear();
    }

    private int DropHopeless(int open, double stillToCome, double threshold, int start)
    {
        if (double.IsNegativeInfinity(threshold)) return open;

        var kept = 0;
        for (var o = 0; o < open; o++)
        {
            ref readonly var candidate = ref _candidates[_open[o]];
            var place = candidate.Unit - start;
            if ((candidate.Score + stillToCome) * Rounding >= threshold || double.IsPositiveInfinity(candidate.Mass)) _open[kept++] = _open[o];
            else _isOpen[place >> 6] &= ~(1UL << place);
        }

        return kept;
    }

    /// <summary>For a list that is short in the window: passes over all of it, and adds where a candidate is open.</summary>
    private void Sweep(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        cursor.SkipTo(start);
        var (scale, perLength, lengths) = (term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel], segment.Lengths.Of(term.Channel));
        var end = (long)start + WindowSize;
        while (cursor.Unit < end)
        {
            var units = cursor.Units;
            var position = cursor.Position;
            for (; position < units.Length && units[position] < end; position++)
            {
                var place = units[position] - start;
                if ((_isOpen[place >> 6] & (1UL << place)) != 0) _candidates[_candidateAt[place]].Score += Bm25.Impact(scale, cursor.CountAt(position), lengths[units[position]], perLength);
            }

            cursor.Position = position;
            if (position < units.Length || !cursor.NextPiece()) return;
        }
    }

    /// <summary>For a list that is long in the window: looks each open candidate up.</summary>
    private void LookUp(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int open)
    {
        var (scale, perLength, lengths) = (term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel], segment.Lengths.Of(term.Channel));
        for (var o = 0; o < open; o++)
        {
            ref var candidate = ref _candidates[_open[o]];
            cursor.SkipTo(candidate.Unit);
            if (cursor.Unit == candidate.Unit) candidate.Score += Bm25.Impact(scale, cursor.CountAt(cursor.Position), lengths[candidate.Unit], perLength);
        }
    }

    private static double[] Behind(PlannedTerm[] terms, Func<PlannedTerm, double> of)
    {
        var behind = new double[terms.Length + 1];
        for (var i = terms.Length - 1; i >= 0; i--) behind[i] = behind[i + 1] + of(terms[i]);
        return behind;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Candidate
    {
        public int Unit;
        public int Document;
        public double Mass;
        public double Score;
        public Admission Admission;
    }
}
