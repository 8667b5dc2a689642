namespace GovOpen.Search.Indexing;

/// <summary>One state of the index, from which a query answers and which a snapshot saves. Never changes.</summary>
internal sealed record IndexView(LiveSegment[] Segments, long AppliedThrough)
{
    public int Documents { get; } = Segments.Sum(segment => segment.Documents);

    /// <summary>N of the ranking.</summary>
    public int Units { get; } = Segments.Sum(segment => segment.Units);

    private readonly long _characters = Segments.Sum(segment => segment.Characters);
    private readonly long _pairs = Segments.Sum(segment => segment.Pairs);

    /// <summary>In how many living units a term stands.</summary>
    public int FrequencyOf(ulong key) => Segments.Sum(segment => segment.FrequencyOf(segment.Segment.Postings.Terms.Find(key)));

    public double AverageLength(Channel channel) => (double)(channel == Channel.Pairs ? _pairs : _characters) / Units;
}
