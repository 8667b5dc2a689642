namespace GovOpen.Search.Indexing;

/// <summary>
/// What was deleted from a segment: which documents, and by how much that lessens the statistics, so that these are those of
/// the living alone and do not depend on when segments merge. Immutable; a change copies only the pages that it touches.
/// </summary>
internal sealed class Deletions
{
    private const int PageSize = 64;

    public static readonly Deletions None = new([], [], 0, 0, 0, 0);

    private readonly ulong[] _documents;
    private readonly int[]?[] _frequencies;

    private Deletions(ulong[] documents, int[]?[] frequencies, int count, int units, long characters, long pairs)
    {
        (_documents, _frequencies) = (documents, frequencies);
        (Count, Units, Characters, Pairs) = (count, units, characters, pairs);
    }

    /// <summary>Deleted documents.</summary>
    public int Count { get; }

    /// <summary>Their units.</summary>
    public int Units { get; }

    /// <summary>The sum of the lengths of these units in the channel of characters.</summary>
    public long Characters { get; }

    /// <summary>The sum of the lengths of these units in the channel of pairs.</summary>
    public long Pairs { get; }

    public bool Contains(int document) => _documents.Length > 0 && (_documents[document >> 6] & (1UL << document)) != 0;

    /// <summary>How many deleted units hold the term.</summary>
    public int FrequencyOf(int term) => _frequencies.Length == 0 ? 0 : _frequencies[term / PageSize]?[term % PageSize] ?? 0;

    /// <summary>These and more, of the same segment; none of them deleted before.</summary>
    public Deletions With(Segment segment, IReadOnlyCollection<int> documents)
    {
        if (documents.Count == 0) return this;

        var terms = segment.Postings.Terms;
        var bits = _documents.Length > 0 ? [.. _documents] : new ulong[(segment.Entries.Length + 63) / 64];
        int[]?[] frequencies = _frequencies.Length > 0 ? [.. _frequencies] : new int[]?[(terms.Keys.Length + PageSize - 1) / PageSize];
        var (units, characters, pairs) = (Units, Characters, Pairs);
        var copied = new HashSet<int>();
        var unit = new UnitTerms();
        foreach (var document in documents)
        {
            bits[document >> 6] |= 1UL << document;
            unit.Begin(segment.Entries[document].Title);
            foreach (var passage in UnitTerms.UnitsOf(segment.Texts.ReadAll(document)))
            {
                unit.Read(passage);
                units++;
                characters += unit.CharacterLength;
                pairs += unit.PairLength;
                foreach (var key in unit.Keys) Increase(terms.Find(key));
            }
        }

        return new(bits, frequencies, Count + documents.Count, units, characters, pairs);

        void Increase(int term)
        {
            var page = term / PageSize;
            if (copied.Add(page)) frequencies[page] = frequencies[page] is { } old ? [.. old] : new int[PageSize];
            frequencies[page]![term % PageSize]++;
        }
    }

    /// <summary>The deleted documents of a segment with so many.</summary>
    public IReadOnlyCollection<int> Among(int documents) => Count == 0 ? [] : [.. Enumerable.Range(0, documents).Where(Contains)];
}
