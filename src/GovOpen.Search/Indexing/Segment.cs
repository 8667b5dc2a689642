namespace GovOpen.Search.Indexing;

/// <summary>
/// A part of the index that never changes: documents, each with its units one behind the other, and the postings of their
/// terms. What was deleted since stands beside it, in <see cref="LiveSegment"/>.
/// </summary>
internal sealed class Segment
{
    private readonly int[] _slots;

    public Segment(IndexedEntry[] entries, int[] firstUnits, UnitLengths lengths, UnitDays days, Postings postings, PassageTexts texts, Vocabularies vocabularies)
    {
        (Entries, FirstUnits, Lengths, Days, Postings, Texts) = (entries, firstUnits, lengths, days, postings, texts);
        Columns = new(entries, vocabularies);
        Statuses = new(entries);
        Names = new(entries);
        DocumentOf = new int[firstUnits[^1]];
        for (var document = 0; document < entries.Length; document++) DocumentOf.AsSpan(firstUnits[document]..firstUnits[document + 1]).Fill(document);

        _slots = new int[entries.Length * 2];
        for (var document = 0; document < entries.Length; document++)
        {
            var slot = Slot(entries[document].Id);
            while (_slots[slot] != 0) slot = (slot + 1) % _slots.Length;
            _slots[slot] = document + 1;
        }
    }

    /// <summary>Of its file, once it is saved.</summary>
    public Guid Name { get; init; } = Guid.CreateVersion7();

    /// <summary>Without their passages, which are in <see cref="Texts"/>.</summary>
    public IndexedEntry[] Entries { get; }

    /// <summary>The first unit of each document, and the end of the last.</summary>
    public int[] FirstUnits { get; }

    /// <summary>The document of each unit.</summary>
    public int[] DocumentOf { get; }

    public UnitLengths Lengths { get; }

    public UnitDays Days { get; }

    public Postings Postings { get; }

    public PassageTexts Texts { get; }

    public DocumentColumns Columns { get; }

    public StatusCache Statuses { get; }

    public NameText Names { get; }

    public int Units => DocumentOf.Length;

    /// <summary>The document with this id, deleted or not; -1 if it never was here.</summary>
    public int Find(Guid id)
    {
        for (var slot = Slot(id); _slots[slot] != 0; slot = (slot + 1) % _slots.Length)
        {
            if (Entries[_slots[slot] - 1].Id == id) return _slots[slot] - 1;
        }

        return -1;
    }

    private int Slot(Guid id) => (int)((uint)id.GetHashCode() % (uint)_slots.Length);
}

/// <summary>The length of each unit in both channels.</summary>
internal sealed record UnitLengths(int[] Characters, int[] Pairs)
{
    public long CharacterSum { get; } = Characters.Sum(length => (long)length);

    public long PairSum { get; } = Pairs.Sum(length => (long)length);

    public int[] Of(Channel channel) => channel == Channel.Pairs ? Pairs : Characters;
}

/// <summary>Two views of one text, ranked each by its own statistics; words stand in both.</summary>
internal enum Channel
{
    /// <summary>Han characters and words.</summary>
    Characters,

    /// <summary>Pairs of neighbouring Han characters, and words.</summary>
    Pairs,
}
