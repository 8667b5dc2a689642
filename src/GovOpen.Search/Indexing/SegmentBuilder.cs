using System.Buffers;
using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>Makes a segment of entries, in memory.</summary>
internal sealed class SegmentBuilder(Vocabularies vocabularies)
{
    /// <summary>A builder with as many postings should be built: it needs twelve bytes for each.</summary>
    public const int EnoughPostings = 1 << 21;

    private readonly UnitTerms _terms = new();
    private readonly List<IndexedEntry> _entries = [];
    private readonly List<int> _firstUnits = [0];
    private readonly List<int> _characters = [];
    private readonly List<int> _pairs = [];
    private readonly ArrayBufferWriter<byte> _texts = new(4096);
    private readonly List<int> _textStarts = [0];
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _keys = [];
    private readonly List<int> _frequencies = [];
    private readonly List<Posting> _postings = [];

    public bool IsEmpty => _entries.Count == 0;

    public bool IsFull => _postings.Count >= EnoughPostings;

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
        [.. _entries], [.. _firstUnits], new([.. _characters], [.. _pairs]), BuildPostings(), new(_texts.WrittenSpan.ToArray(), [.. _textStarts]), vocabularies);

    private void AddUnit(Passage passage)
    {
        _terms.Read(passage);
        for (var i = 0; i < _terms.Keys.Length; i++) Post(_terms.Keys[i], _characters.Count, _terms.Counts[i]);
        _characters.Add(_terms.CharacterLength);
        _pairs.Add(_terms.PairLength);
    }

    private void Post(ulong key, int unit, int count)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _keys.Count;
            _numbers.Add(key, number);
            _keys.Add(key);
            _frequencies.Add(0);
        }

        _frequencies[number]++;
        _postings.Add(new(number, unit, count));
    }

    /// <summary>A counting sort: units were added in order, so each term's postings come out in order.</summary>
    private Postings BuildPostings()
    {
        var starts = new int[_keys.Count];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + _frequencies[i - 1];
        var next = starts.ToArray();
        var sorted = new Posting[_postings.Count];
        foreach (var posting in _postings) sorted[next[posting.Term]++] = posting;

        var keys = _keys.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);

        var writer = new PostingsWriter(keys.Length, sorted.Length * 3);
        for (var i = 0; i < keys.Length; i++)
        {
            writer.Begin(keys[i]);
            var lengths = TermKey.InPairs(keys[i]) ? _pairs : _characters;
            foreach (var posting in sorted.AsSpan(starts[order[i]], _frequencies[order[i]])) writer.Add(posting.Unit, posting.Count, lengths[posting.Unit]);
            writer.End();
        }

        return writer.Finish();
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Posting(int Term, int Unit, int Count);
}
