using GovOpen.Contracts.Hotline.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/results/{id}</c>: what became of a concern, as the public sees it on one day.</summary>
public sealed record ResultView
{
    /// <summary>What it says.</summary>
    public required PublishedResult Result { get; init; }

    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Of the documents that it names, on <see cref="AsOf"/>; null: it names none.</summary>
    public required ValidityStatus? Validity { get; init; }

    /// <summary>The documents that it names.</summary>
    public required IReadOnlyList<ChainDocument> Documents { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}
