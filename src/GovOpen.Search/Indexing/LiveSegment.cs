namespace GovOpen.Search.Indexing;

/// <summary>A segment with what was deleted from it; the figures are those of the living.</summary>
internal sealed record LiveSegment(Segment Segment, Deletions Deletions)
{
    public int Documents => Segment.Entries.Length - Deletions.Count;

    public int Units => Segment.Units - Deletions.Units;

    public long Characters => Segment.Lengths.CharacterSum - Deletions.Characters;

    public long Pairs => Segment.Lengths.PairSum - Deletions.Pairs;

    /// <summary>The living document with this id, or -1.</summary>
    public int Find(Guid id) => Segment.Find(id) is >= 0 and var document && !Deletions.Contains(document) ? document : -1;

    /// <summary>The frequency of a term at a place of the dictionary; 0 for the place -1.</summary>
    public int FrequencyOf(int term) => term < 0 ? 0 : Segment.Postings.Terms.Frequencies[term] - Deletions.FrequencyOf(term);
}
