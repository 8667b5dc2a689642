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
    private readonly int[] _matches = ArrayPool<int>.Shared.Rent(WindowSize);
    private readonly PostingsCursor[] _matching;
    private readonly PostingsCursor[] _scoring;
    private readonly int[] _buffer;
    private readonly double[] _massBehind;
    private readonly double[] _scoreBehind;
    private int _openCount;
    private int _matchCount;

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
        ArrayPool<int>.Shared.Return(_matches);
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
            Gather(live, statuses, start);
            Decide(segment, start);
            Score(segment, start);
            foreach (var match in _matches.AsSpan(0, _matchCount))
            {
                ref readonly var candidate = ref _candidates[match];
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

    /// <summary>Takes the sums of the window out, all of them open, and leaves it clean for the next.</summary>
    private void Gather(LiveSegment live, StatusesOnDay statuses, int start)
    {
        _openCount = 0;
        var (document, admission, prior) = (-1, Admission.None, 0.0);
        var stillToCome = _massBehind[_plan.Essential];
        var (days, day) = (live.Segment.Days, _asOf.DayNumber);
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var bits = _touched[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var (mass, score) = (_masses[place], _scores[place]);
                (_masses[place], _scores[place]) = (0, 0);
                if ((mass + stillToCome) * Rounding < _plan.Threshold) continue;

                var unit = start + place;
                if (!days.Count(unit, day)) continue;

                if (live.Segment.DocumentOf[unit] != document)
                {
                    document = live.Segment.DocumentOf[unit];
                    admission = _filter.Admits(live, statuses, document);
                    prior = live.Segment.Columns.Priors[document] * _plan.Mass;
                }

                if (admission == Admission.None) continue;

                _candidates[_openCount] = new() { Unit = unit, Document = document, Mass = mass, Score = score, Prior = prior, Admission = admission };
                _candidateAt[place] = (short)_openCount;
                _isOpen[word] |= 1UL << place;
                _open[_openCount] = _openCount++;
            }

            _touched[word] = 0;
        }
    }

    /// <summary>Adds the other matching terms; what then holds enough mass is a match.</summary>
    private void Decide(Segment segment, int start)
    {
        for (var i = _plan.Essential; i < _matching.Length && _openCount > 0; i++)
        {
            Add(ref _matching[i], _plan.Matching[i], segment, start);
            CloseLighter(_massBehind[i + 1], Rounding, start);
        }

        CloseLighter(stillToCome: 0, rounding: 1, start);
        _open.AsSpan(0, _openCount).CopyTo(_matches);
        _matchCount = _openCount;
    }

    /// <summary>
    /// Adds the terms that only score, the rarest first, closing whatever can no longer come among the best: the longest lists
    /// are read for the fewest. What is closed keeps a score that is too low, but not so that it would have mattered.
    /// </summary>
    private void Score(Segment segment, int start)
    {
        CloseUncounted(start);
        for (var i = 0; i < _scoring.Length && _openCount > 0; i++)
        {
            CloseHopeless(_scoreBehind[i], _collector.Threshold, start);
            Add(ref _scoring[i], _plan.Scoring[i], segment, start);
        }

        _isOpen.AsSpan().Clear();
    }

    private void CloseLighter(double stillToCome, double rounding, int start)
    {
        var kept = 0;
        foreach (var c in _open.AsSpan(0, _openCount))
        {
            if ((_candidates[c].Mass + stillToCome) * rounding >= _plan.Threshold) _open[kept++] = c;
            else Close(c, start);
        }

        _openCount = kept;
    }

    private void CloseUncounted(int start)
    {
        var kept = 0;
        foreach (var c in _open.AsSpan(0, _openCount))
        {
            if (_candidates[c].Admission == Admission.Full) _open[kept++] = c;
            else Close(c, start);
        }

        _openCount = kept;
    }

    private void CloseHopeless(double stillToCome, double threshold, int start)
    {
        if (double.IsNegativeInfinity(threshold)) return;

        var kept = 0;
        foreach (var c in _open.AsSpan(0, _openCount))
        {
            if ((_candidates[c].Score + _candidates[c].Prior + stillToCome) * Rounding >= threshold || double.IsPositiveInfinity(_candidates[c].Mass)) _open[kept++] = c;
            else Close(c, start);
        }

        _openCount = kept;
    }

    private void Close(int candidate, int start)
    {
        var place = _candidates[candidate].Unit - start;
        _isOpen[place >> 6] &= ~(1UL << place);
    }

    /// <summary>Adds a term to the open candidates that hold it, on the shorter of two ways.</summary>
    private void Add(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        if (cursor.Length == 0 || _openCount == 0) return;

        var postingsInWindow = cursor.Frequency * (long)WindowSize / segment.Units;
        if (postingsInWindow < (long)_openCount * LookUpCost) Sweep(ref cursor, term, segment, start);
        else LookUp(ref cursor, term, segment);
    }

    /// <summary>Passes over all postings in the window, and adds where a candidate is open.</summary>
    private void Sweep(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        cursor.SkipTo(start);
        var (mass, scale, perLength) = (term.Mass, term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel]);
        var lengths = segment.Lengths.Of(term.Channel);
        var end = (long)start + WindowSize;
        while (cursor.Unit < end)
        {
            var units = cursor.Units;
            var position = cursor.Position;
            for (; position < units.Length && units[position] < end; position++)
            {
                var place = units[position] - start;
                if ((_isOpen[place >> 6] & (1UL << place)) == 0) continue;

                ref var candidate = ref _candidates[_candidateAt[place]];
                candidate.Mass += mass;
                candidate.Score += Bm25.Impact(scale, cursor.CountAt(position), lengths[units[position]], perLength);
            }

            cursor.Position = position;
            if (position < units.Length || !cursor.NextPiece()) return;
        }
    }

    /// <summary>Looks each open candidate up, passing over what is between.</summary>
    private void LookUp(ref PostingsCursor cursor, PlannedTerm term, Segment segment)
    {
        var (mass, scale, perLength) = (term.Mass, term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel]);
        var lengths = segment.Lengths.Of(term.Channel);
        foreach (var c in _open.AsSpan(0, _openCount))
        {
            ref var candidate = ref _candidates[c];
            cursor.SkipTo(candidate.Unit);
            if (cursor.Unit != candidate.Unit) continue;

            candidate.Mass += mass;
            candidate.Score += Bm25.Impact(scale, cursor.CountAt(cursor.Position), lengths[candidate.Unit], perLength);
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
        public double Prior;
        public Admission Admission;
    }
}
