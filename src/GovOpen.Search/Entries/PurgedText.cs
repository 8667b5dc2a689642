namespace GovOpen.Search.Entries;

/// <summary>A text that must not be kept. It stays known by its hash, so that an event that comes late, or again, does not bring it back.</summary>
internal sealed class PurgedText
{
    /// <summary>As <see cref="Contracts.Publishing.V1.DocumentPublished.BodyHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Its place in the order of <see cref="Entry.AppliedSeq"/>: by it an index knows which purges it has gone through.</summary>
    public required long PurgedSeq { get; init; }
}
