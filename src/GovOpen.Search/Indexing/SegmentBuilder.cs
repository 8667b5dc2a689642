using System.Buffers;
using System.Runtime.InteropServices;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>Makes a segment of entries, in memory. What it needs meanwhile is rented, so that a stream of small changes makes no garbage of it.</summary>
internal sealed class SegmentBuilder(Vocabularies vocabularies) : IDisposable
{
    /// <summary>A builder with as many postings should be built: it needs two dozen bytes for each.</summary>
    public const int EnoughPostings = 1 << 20;

    private readonly UnitTerms _terms = new();
    private readonly List<IndexedEntry> _entries = [];
    private readonly List<int> _firstUnits = [0];
    private readonly List<int> _characters = [];
    private readonly List<int> _pairs = [];
    private readonly List<TextPeriod?> _days = [];
    private readonly ArrayBufferWriter<byte> _texts = new(4096);
    private readonly List<int> _textStarts = [0];
    private readonly TermTable _table = new();
    private Posting[] _postings = ArrayPool<Posting>.Shared.Rent(1 << 16);
    private int _count;

    public bool IsFull => _count >= EnoughPostings;

    public void Add(IndexedEntry entry)
    {
        var firstUnit = _characters.Count;
        _terms.Begin(entry.Title);
        foreach (var passage in UnitTerms.UnitsOf(entry.Passages)) AddUnit(passage);

        Post(TermKey.Title(ExactTitle.Normalise(entry.Title)), firstUnit, 1);
        if (entry.NumberKey is { } number) Post(TermKey.Number(number), firstUnit, 1);

        PassageTexts.Pack(entry.Passages, _texts);
        _textStarts.Add(_texts.WrittenCount);
        _firstUnits.Add(_characters.Count);
        _entries.Add(vocabularies.Share(entry) with { Passages = [] });
    }

    public Segment Build() => new(
        [.. _entries], [.. _firstUnits], new([.. _characters], [.. _pairs]), UnitDays.Of(_days), BuildPostings(), new(_texts.WrittenSpan.ToArray(), [.. _textStarts]), vocabularies);

    public void Dispose()
    {
        _table.Dispose();
        ArrayPool<Posting>.Shared.Return(_postings);
    }

    private void AddUnit(Passage passage)
    {
        _terms.Read(passage);
        for (var i = 0; i < _terms.Keys.Length; i++) Post(_terms.Keys[i], _characters.Count, _terms.Counts[i]);
        _characters.Add(_terms.CharacterLength);
        _pairs.Add(_terms.PairLength);
        _days.Add(passage.Days);
    }

    private void Post(ulong key, int unit, int count)
    {
        if (_count == _postings.Length)
        {
            var larger = ArrayPool<Posting>.Shared.Rent(_count * 2);
            _postings.CopyTo(larger.AsSpan());
            ArrayPool<Posting>.Shared.Return(_postings);
            _postings = larger;
        }

        _postings[_count++] = new(_table.Count(key), unit, count);
    }

    /// <summary>A counting sort: units were added in order, so each term's postings come out in order.</summary>
    private Postings BuildPostings()
    {
        var starts = new int[_table.Terms + 1];
        for (var term = 0; term < _table.Terms; term++) starts[term + 1] = starts[term] + _table.FrequencyOf(term);

        var sorted = ArrayPool<Posting>.Shared.Rent(_count);
        foreach (var posting in _postings.AsSpan(0, _count)) sorted[starts[posting.Term]++] = posting;

        var writer = new PostingsWriter(_table.Terms, _count * 2);
        foreach (var (key, term) in _table.InOrder())
        {
            writer.Begin(key);
            var lengths = TermKey.InPairs(key) ? _pairs : _characters;
            var frequency = _table.FrequencyOf(term); // sorting has moved each start to the start of the next
            foreach (var posting in sorted.AsSpan(starts[term] - frequency, frequency)) writer.Add(posting.Unit, posting.Count, lengths[posting.Unit]);
            writer.End();
        }

        ArrayPool<Posting>.Shared.Return(sorted);
        return writer.Finish();
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Posting(int Term, int Unit, int Count);
}
