using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// Finds and scores the matching units of a segment, window by window, so that the sums of a window stay in the processor's
/// cache whatever the size of the index. In each window: the essential terms find candidates; filters thin them out; the other
/// terms are added, the longest lists last, for those of which it is still open whether they match or come among the best.
/// </summary>
internal sealed class SegmentSearch : IDisposable
{
    private const int WindowSize = 8192;

    // Looking a candidate up takes as long as passing over so many postings.
    private const int LookUpCost = 8;

    // What is settled is only sorted out where so much less is still to come than the last time.
    private const double WorthClosing = 0.5;

    // What rounding can make of a bound: sums are added up in different order than the bounds on them.
    private const double Rounding = 1 + 1e-9;

    private readonly QueryPlan _plan;
    private readonly DocumentFilter _filter;
    private readonly Collector _collector;
    private readonly DateOnly _asOf;

    // By place in the window; clean between windows.
    private readonly double[] _masses = ArrayPool<double>.Shared.Rent(WindowSize);
    private readonly double[] _scores = ArrayPool<double>.Shared.Rent(WindowSize);
    private readonly ulong[] _touched = new ulong[WindowSize / 64];
    private readonly ulong[] _matched = new ulong[WindowSize / 64];
    private readonly Admission[] _admissions = ArrayPool<Admission>.Shared.Rent(WindowSize);

    private readonly Candidate[] _open = ArrayPool<Candidate>.Shared.Rent(WindowSize);
    private readonly PlannedTerm[] _terms; // those that match, then those that only score
    private readonly PostingsCursor[] _cursors;
    private readonly int[] _buffer;
    private readonly double[] _massBehind;
    private readonly double[] _scoreBehind;
    private int _openCount;
    private bool _isSwept;

    public SegmentSearch(QueryPlan plan, DocumentFilter filter, Collector collector, DateOnly asOf)
    {
        (_plan, _filter, _collector, _asOf) = (plan, filter, collector, asOf);
        _masses.AsSpan(0, WindowSize).Clear();
        _scores.AsSpan(0, WindowSize).Clear();
        _terms = [.. plan.Matching, .. plan.Scoring];
        _cursors = new PostingsCursor[_terms.Length];
        _buffer = ArrayPool<int>.Shared.Rent(_terms.Length * PostingsCursor.BufferSize);
        _scoreBehind = new double[_terms.Length + 1];
        _massBehind = new double[_terms.Length + 1];
        for (var i = plan.Matching.Length - 1; i >= 0; i--) _massBehind[i] = _massBehind[i + 1] + _terms[i].Mass;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_masses);
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<Admission>.Shared.Return(_admissions);
        ArrayPool<Candidate>.Shared.Return(_open);
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

            for (var i = 0; i < _plan.Essential; i++) Sweep(ref _cursors[i], _terms[i], segment, start, finds: true);
            Force(segment, ref forced, start);
            Gather(live, statuses, start);
            AddTheOthers(segment, start);
            Collect(segment, start);
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
        for (var i = _terms.Length - 1; i >= 0; i--)
        {
            var place = _terms[i].Places[segmentIndex];
            _cursors[i] = place < 0 ? default : new(segment.Postings, place, _buffer, i * PostingsCursor.BufferSize);
            _scoreBehind[i] = _scoreBehind[i + 1] + MaxImpact(_cursors[i], _terms[i]);
        }
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
        foreach (ref readonly var cursor in _cursors.AsSpan(0, _plan.Essential)) next = Math.Min(next, cursor.Unit);
        return next;
    }

    /// <summary>Adds all postings of the window.</summary>
    /// <param name="cursor">Not behind the window.</param>
    /// <param name="finds">Whether what holds the term becomes a candidate.</param>
    private void Sweep(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start, bool finds)
    {
        var end = (long)start + WindowSize;
        while (cursor.Unit < end)
        {
            var units = cursor.UnitsBefore(end);
            if (finds) Touch(units, start);
            AddUp(cursor, units, term, segment, start);
            cursor.Position += units.Length;
            if (cursor.Position < cursor.Length || !cursor.NextPiece()) return;
        }
    }

    private void Touch(ReadOnlySpan<int> units, int start)
    {
        var touched = _touched;
        foreach (var unit in units)
        {
            var place = unit - start;
            touched[place >> 6] |= 1UL << place;
        }
    }

    /// <summary>Adds what a term adds for units that it stands at now.</summary>
    private void AddUp(in PostingsCursor cursor, ReadOnlySpan<int> units, PlannedTerm term, Segment segment, int start)
    {
        var (scale, perLength) = (term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel]);
        var lengths = segment.Lengths.Of(term.Channel);
        var scores = _scores;
        if (cursor.AreAllOnce)
        {
            foreach (var unit in units) scores[unit - start] += Bm25.Impact(scale, 1, lengths[unit], perLength);
        }
        else
        {
            for (var i = 0; i < units.Length; i++) scores[units[i] - start] += Bm25.Impact(scale, cursor.CountAt(cursor.Position + i), lengths[units[i]], perLength);
        }

        if (!term.Decides) return;

        var masses = _masses;
        foreach (var unit in units) masses[unit - start] += term.Mass;
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

    /// <summary>What was touched and can still match is open, if the filters let it through.</summary>
    private void Gather(LiveSegment live, StatusesOnDay statuses, int start)
    {
        var (open, count) = (_open, 0);
        var (segment, masses, admissions, touched) = (live.Segment, _masses, _admissions, _touched);
        var (document, admission, prior) = (-1, Admission.None, 0.0);
        var (stillToCome, threshold, mass) = (_massBehind[_plan.Essential], _plan.Threshold, _plan.Mass);
        var (documentOf, days, day, priors) = (segment.DocumentOf, segment.Days, _asOf.DayNumber, segment.Columns.Priors);
        for (var word = 0; word < touched.Length; word++)
        {
            for (var bits = touched[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if ((masses[place] + stillToCome) * Rounding < threshold) continue;

                var unit = start + place;
                if (!days.Count(unit, day)) continue;

                if (documentOf[unit] != document)
                {
                    document = documentOf[unit];
                    admission = _filter.Admits(live, statuses, document);
                    prior = priors[document] * mass;
                }

                if (admission == Admission.None) continue;

                admissions[place] = admission;
                open[count++] = new(place, prior);
            }
        }

        _openCount = count;
    }

    /// <summary>
    /// Adds the other terms, sorting out on the way what cannot match any more, and what matches but cannot come among the best. What
    /// is settled keeps a score that may be too low, but not so that it would have mattered.
    /// </summary>
    private void AddTheOthers(Segment segment, int start)
    {
        _isSwept = false;
        var sortedOutAt = _scoreBehind[_plan.Essential];
        for (var i = _plan.Essential; _openCount > 0; i++)
        {
            var toCome = _scoreBehind[i];
            if ((i == _plan.Matching.Length && _plan.Threshold > 0) || toCome <= sortedOutAt * WorthClosing)
            {
                CloseSettled(_massBehind[i], toCome);
                sortedOutAt = toCome;
            }

            if (i == _terms.Length) break;
            Add(ref _cursors[i], _terms[i], segment, start);
        }

        foreach (ref readonly var candidate in _open.AsSpan(0, _openCount)) _matched[candidate.Place >> 6] |= 1UL << candidate.Place;
    }

    /// <param name="massToCome">0 where all has come that decides what matches.</param>
    /// <param name="scoreToCome">At most.</param>
    private void CloseSettled(double massToCome, double scoreToCome)
    {
        var (kept, threshold, best) = (0, _plan.Threshold, _collector.Threshold);
        var (open, masses, scores, admissions, matched) = (_open, _masses, _scores, _admissions, _matched);
        var rounding = massToCome > 0 ? Rounding : 1;
        foreach (ref readonly var candidate in open.AsSpan(0, _openCount))
        {
            var place = candidate.Place;
            var mass = masses[place];
            if ((mass + massToCome) * rounding < threshold) continue;

            var canWin = admissions[place] == Admission.Full
                && ((scores[place] + candidate.Prior + scoreToCome) * Rounding >= best || double.IsPositiveInfinity(mass));
            if (canWin || mass < threshold) open[kept++] = candidate;
            else matched[place >> 6] |= 1UL << place;
        }

        _openCount = kept;
    }

    /// <summary>
    /// Adds a term to the open candidates that hold it, on the shorter of two ways: to all units of the window, whether a candidate is
    /// open there or not, which is sooner done than asked, or looking each candidate up.
    /// </summary>
    private void Add(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        if (cursor.Length == 0 || _openCount == 0) return;

        var postingsInWindow = cursor.Frequency * (long)WindowSize / segment.Units;
        if (postingsInWindow >= (long)_openCount * LookUpCost)
        {
            LookUp(ref cursor, term, segment, start);
            return;
        }

        cursor.SkipTo(start);
        _isSwept = true;
        Sweep(ref cursor, term, segment, start, finds: false);
    }

    /// <summary>Looks each open candidate up, passing over what is between.</summary>
    private void LookUp(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        var (mass, scale, perLength) = (term.Decides ? term.Mass : 0, term.Mass * Bm25.MaxOfOne, _plan.PerLength[(int)term.Channel]);
        var lengths = segment.Lengths.Of(term.Channel);
        foreach (ref readonly var candidate in _open.AsSpan(0, _openCount))
        {
            var unit = start + candidate.Place;
            cursor.SkipTo(unit);
            if (cursor.Unit != unit) continue;

            _masses[candidate.Place] += mass;
            _scores[candidate.Place] += Bm25.Impact(scale, cursor.CountAt(cursor.Position), lengths[unit], perLength);
        }
    }

    /// <summary>Hands on what matches, in order, and leaves the window clean for the next.</summary>
    private void Collect(Segment segment, int start)
    {
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var bits = _matched[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                _collector.Add(segment.DocumentOf[start + place], start + place, _scores[place], _admissions[place]);
            }

            if (_touched[word] != 0 && !_isSwept)
            {
                _scores.AsSpan(word << 6, 64).Clear();
                _masses.AsSpan(word << 6, 64).Clear();
            }

            (_touched[word], _matched[word]) = (0, 0);
        }

        if (!_isSwept) return;
        _scores.AsSpan(0, WindowSize).Clear();
        _masses.AsSpan(0, WindowSize).Clear();
    }

    /// <param name="Place">In the window.</param>
    /// <param name="Prior">Of its document, times what scores are divided by.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Place, double Prior);
}
