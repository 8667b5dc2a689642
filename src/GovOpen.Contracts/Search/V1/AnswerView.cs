using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/answers/{id}</c>: an answer of the Q&amp;A base as the public sees it on one day.</summary>
public sealed record AnswerView
{
    /// <summary>What it says.</summary>
    public required AnswerPublished Answer { get; init; }

    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>On <see cref="AsOf"/>: it holds as long as all that it rests on.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>The last day of all that, as far as it is known.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<ChainDocument> Documents { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}
