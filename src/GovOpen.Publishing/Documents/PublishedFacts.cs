using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Documents;

/// <summary>What a source or a release stated of a document's force and text, before any act.</summary>
/// <param name="Validity">The dated facts.</param>
/// <param name="LastValidDayReason">Why the last valid day is what it is.</param>
/// <param name="BodyHash">The text, as <see cref="DocumentPublished.BodyHash"/>.</param>
/// <param name="IsEndRestated">The source stated another last valid day later on: an act cannot move the end beyond it.</param>
internal sealed record PublishedFacts(Validity Validity, LastValidDayReason? LastValidDayReason, string BodyHash, bool IsEndRestated = false);

/// <summary>What a release makes of a draft.</summary>
internal sealed record ReleasedContent
{
    public required string Title { get; init; }

    public required DocumentKind Kind { get; init; }

    public required DocumentForm? Form { get; init; }

    public required string? Number { get; init; }

    public required string? IndexNumber { get; init; }

    public required string? Issuer { get; init; }

    public required string? Division { get; init; }

    public required string? Theme { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required DateOnly? WrittenOn { get; init; }

    public required IReadOnlyList<Relation> Relations { get; init; }

    public required PublishedFacts Facts { get; init; }

    /// <summary>The text speaks of its end in words that could not be read.</summary>
    public bool ReviewNeeded { get; init; }
}
