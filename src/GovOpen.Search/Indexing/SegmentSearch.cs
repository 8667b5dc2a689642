using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private const int LookUpCost = 5;

    // What is settled is only sorted out where so much less is still to come than the last time.
    private const double WorthClosingByScore = 0.7;
    private const double WorthClosingByMass = 0.9;

    // What rounding can make of a bound on an impact.
    private const double Rounding = 1 + 1e-6;

    // Of a unit of a document that matches anyway: more mass than there is.
    private const ulong Forced = 1UL << 63;

    private readonly QueryPlan _plan;
    private readonly DocumentFilter _filter;
    private readonly Collector _collector;
    private readonly DateOnly _asOf;

    // By place in the window; clear between windows.
    private readonly ulong[] _sums = ArrayPool<ulong>.Shared.Rent(WindowSize); // mass in the upper half, score in the lower
    private readonly ulong[] _matched = new ulong[WindowSize / 64];

    private readonly Candidate[] _open = ArrayPool<Candidate>.Shared.Rent(WindowSize);
    private readonly PlannedTerm[] _terms; // those that match, then those that only score
    private readonly PostingsCursor[] _cursors;
    private readonly int[] _buffer;
    private readonly uint[] _impacts = new uint[BitPacking.BlockSize];
    private readonly int[] _foundUnits = new int[BitPacking.BlockSize];
    private readonly int[] _foundCounts = new int[BitPacking.BlockSize];
    private readonly long[] _massBehind;
    private readonly long[] _scoreBehind;
    private Admission[] _admissions = []; // by document of the segment
    private int _openCount;

    public SegmentSearch(QueryPlan plan, DocumentFilter filter, Collector collector, DateOnly asOf)
    {
        (_plan, _filter, _collector, _asOf) = (plan, filter, collector, asOf);
        _sums.AsSpan(0, WindowSize).Clear();
        _terms = [.. plan.Matching, .. plan.Scoring];
        _cursors = new PostingsCursor[_terms.Length];
        _buffer = ArrayPool<int>.Shared.Rent(_terms.Length * PostingsCursor.BufferSize);
        _scoreBehind = new long[_terms.Length + 1];
        _massBehind = new long[_terms.Length + 1];
        for (var i = plan.Matching.Length - 1; i >= 0; i--) _massBehind[i] = _massBehind[i + 1] + _terms[i].Share;
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_sums);
        if (_admissions.Length > 0) ArrayPool<Admission>.Shared.Return(_admissions);
        ArrayPool<Candidate>.Shared.Return(_open);
        ArrayPool<int>.Shared.Return(_buffer);
    }

    public void Run(int segmentIndex, LiveSegment live, CancellationToken ct)
    {
        var segment = live.Segment;
        _collector.Begin(segmentIndex);
        Admit(live);
        if (_plan.MatchesAll) AddAll(segment);
        else Open(segmentIndex, segment);

        var forced = CollectionsMarshal.AsSpan(_plan.Forced[segmentIndex]);
        while (!_plan.MatchesAll)
        {
            ct.ThrowIfCancellationRequested();
            var start = NextUnit(segment, forced);
            if (start == int.MaxValue) break;

            for (var i = 0; i < _plan.Essential; i++) Sweep(ref _cursors[i], _terms[i], segment, start);
            Force(segment, ref forced, start);
            Gather(segment, start);
            AddTheOthers(segment, start);
            Collect(segment, start);
        }

        _collector.End();
    }

    private void Admit(LiveSegment live)
    {
        var documents = live.Segment.Entries.Length;
        if (_admissions.Length < documents)
        {
            if (_admissions.Length > 0) ArrayPool<Admission>.Shared.Return(_admissions);
            _admissions = ArrayPool<Admission>.Shared.Rent(documents);
        }

        _filter.Admit(live, live.Segment.Statuses.On(_asOf), _admissions.AsSpan(0, documents));
    }

    private void AddAll(Segment segment)
    {
        for (var document = 0; document < segment.Entries.Length; document++)
        {
            if (_admissions[document] != Admission.None) _collector.Add(document, segment.FirstUnits[document], 0, _admissions[document]);
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

    private long MaxImpact(in PostingsCursor cursor, PlannedTerm term)
    {
        if (cursor.Length == 0) return 0;

        var most = cursor.MaxCount == ushort.MaxValue ? term.Scale : Bm25.Impact(term.Scale, cursor.MaxCount, cursor.MinLength, _plan.PerLength[(int)term.Channel]);
        return (long)Math.Ceiling(most * Rounding);
    }

    private int NextUnit(Segment segment, ReadOnlySpan<ForcedDocument> forced)
    {
        var next = forced.IsEmpty ? int.MaxValue : segment.FirstUnits[forced[0].Document];
        foreach (ref readonly var cursor in _cursors.AsSpan(0, _plan.Essential)) next = Math.Min(next, cursor.Unit);
        return next;
    }

    /// <summary>Adds all postings of the window.</summary>
    /// <param name="cursor">Not behind the window.</param>
    private void Sweep(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        var end = (long)start + WindowSize;
        while (cursor.Unit < end)
        {
            var units = cursor.UnitsBefore(end);
            AddUp(units, cursor.CountsOf(units.Length), term, segment, start);
            cursor.Position += units.Length;
            if (cursor.Position < cursor.Length || !cursor.NextPiece()) return;
        }
    }

    /// <summary>Adds what a term adds for units that hold it.</summary>
    private void AddUp(ReadOnlySpan<int> units, ReadOnlySpan<int> counts, PlannedTerm term, Segment segment, int start)
    {
        var impacts = _impacts.AsSpan(0, units.Length);
        Bm25.Impacts(term.Scale, units, counts, segment.Lengths.Of(term.Channel), _plan.PerLength[(int)term.Channel], impacts);
        var (sums, mass) = (_sums, (ulong)term.Share << 32);
        for (var i = 0; i < units.Length; i++) sums[units[i] - start] += mass + impacts[i];
    }

    /// <summary>All units of documents that match anyway have more mass than there is.</summary>
    private void Force(Segment segment, ref Span<ForcedDocument> forced, int start)
    {
        while (!forced.IsEmpty)
        {
            var (first, behind) = (segment.FirstUnits[forced[0].Document], segment.FirstUnits[forced[0].Document + 1]);
            for (var unit = Math.Max(first, start); unit < Math.Min(behind, start + WindowSize); unit++) _sums[unit - start] |= Forced;
            if (behind > start + WindowSize) return;
            forced = forced[1..];
        }
    }

    /// <summary>What has mass enough that it can still match is open, if the filters let it through.</summary>
    private void Gather(Segment segment, int start)
    {
        var (open, count) = (_open, 0);
        var (documentOf, admissions, days, day, priors) = (segment.DocumentOf, _admissions, segment.Days, _asOf.DayNumber, segment.Columns.Priors);
        var least = Vector256.Create((ulong)Math.Max(1, _plan.Threshold - _massBehind[_plan.Essential]) << 32);
        for (var at = 0; at < WindowSize; at += 64)
        {
            for (var heavy = AtLeast(least, at); heavy != 0; heavy &= heavy - 1)
            {
                var place = at + BitOperations.TrailingZeroCount(heavy);
                var document = documentOf[start + place];
                var admission = admissions[document];
                open[count] = new(place, admission, priors[document]);
                count += admission != Admission.None && days.Count(start + place, day) ? 1 : 0;
            }
        }

        _openCount = count;
    }

    /// <summary>Which of 64 sums reach a least one.</summary>
    private ulong AtLeast(Vector256<ulong> least, int from)
    {
        ref var sums = ref _sums[from];
        var found = 0UL;
        for (var i = 0; i < 64; i += Vector256<ulong>.Count)
        {
            found |= (ulong)Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref sums, (nuint)i), least).ExtractMostSignificantBits() << i;
        }

        return found;
    }

    /// <summary>
    /// Adds the other terms, sorting out on the way what cannot match any more, and what matches but cannot come among the best. What
    /// is settled keeps a score that may be too low, but not so that it would have mattered.
    /// </summary>
    private void AddTheOthers(Segment segment, int start)
    {
        var (massThen, scoreThen) = (_massBehind[_plan.Essential], _scoreBehind[_plan.Essential]);
        for (var i = _plan.Essential; _openCount > 0; i++)
        {
            var (mass, score) = (_massBehind[i], _scoreBehind[i]);
            if (i == _plan.Matching.Length || mass < massThen * WorthClosingByMass || score < scoreThen * WorthClosingByScore)
            {
                CloseSettled(mass, score);
                (massThen, scoreThen) = (mass, score);
            }

            if (i == _terms.Length) break;
            Add(ref _cursors[i], _terms[i], segment, start);
        }

        foreach (ref readonly var candidate in _open.AsSpan(0, _openCount)) _matched[candidate.Place >> 6] |= 1UL << candidate.Place;
    }

    /// <param name="massToCome">0 where all has come that decides what matches.</param>
    /// <param name="scoreToCome">At most.</param>
    private void CloseSettled(long massToCome, long scoreToCome)
    {
        var (kept, best) = (0, _collector.Threshold);
        var (open, sums, matched) = (_open, _sums, _matched);
        var (certain, possible) = ((ulong)_plan.Threshold << 32, (ulong)Math.Max(1, _plan.Threshold - massToCome) << 32);
        foreach (ref readonly var candidate in open.AsSpan(0, _openCount))
        {
            var place = candidate.Place;
            var sum = sums[place];
            if (sum < possible) continue;

            var canWin = candidate.Admission == Admission.Full && (((uint)sum + scoreToCome) * Bm25.Part + candidate.Prior >= best || sum >= Forced);
            if (canWin || sum < certain) open[kept++] = candidate;
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
        Sweep(ref cursor, term, segment, start);
    }

    /// <summary>Looks each open candidate up, passing over what is between.</summary>
    private void LookUp(ref PostingsCursor cursor, PlannedTerm term, Segment segment, int start)
    {
        var found = 0;
        var (units, counts) = (_foundUnits, _foundCounts);
        foreach (ref readonly var candidate in _open.AsSpan(0, _openCount))
        {
            var unit = start + candidate.Place;
            cursor.SkipTo(unit);
            if (cursor.Length == 0) break;

            (units[found], counts[found]) = (unit, cursor.CountAt(cursor.Position));
            found += cursor.Unit == unit ? 1 : 0;
            if (found < BitPacking.BlockSize) continue;

            AddUp(units, counts, term, segment, start);
            found = 0;
        }

        AddUp(units.AsSpan(0, found), counts.AsSpan(0, found), term, segment, start);
    }

    /// <summary>Hands on what matches, in order, and leaves the window clean for the next.</summary>
    private void Collect(Segment segment, int start)
    {
        for (var word = 0; word < _matched.Length; word++)
        {
            for (var bits = _matched[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var document = segment.DocumentOf[start + place];
                _collector.Add(document, start + place, (uint)_sums[place], _admissions[document]);
            }

            _matched[word] = 0;
        }

        _sums.AsSpan(0, WindowSize).Clear();
    }

    /// <param name="Place">In the window.</param>
    /// <param name="Prior">Of its document.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Place, Admission Admission, double Prior);
}
