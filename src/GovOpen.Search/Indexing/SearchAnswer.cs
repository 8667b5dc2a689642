using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>What was found, and how it divides.</summary>
internal sealed record SearchAnswer
{
    /// <summary>All matches, not only those of the page.</summary>
    public required int Total { get; init; }

    /// <summary>The page that was asked for, in order.</summary>
    public required IReadOnlyList<EngineHit> Hits { get; init; }

    public required Facets Facets { get; init; }
}

/// <param name="Entry">As it was given to the index, without its passages.</param>
/// <param name="Validity">On the day that was asked for.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="BestPassage">Null when nothing but the title or number matched, or nothing was asked. Of the text of the day that was asked for.</param>
/// <param name="Explanation">What the score is the sum of; null when nobody asked.</param>
internal sealed record EngineHit(IndexedEntry Entry, ValidityStatus Validity, double Score, Passage? BestPassage, IReadOnlyList<ScorePart>? Explanation = null);

/// <summary>
/// Counts over all matches, the most frequent first (of equals by value), years newest first; at most
/// <see cref="MaxValues"/> of each. Enums by their names in camelCase.
/// </summary>
internal sealed record Facets
{
    public const int MaxValues = 100;

    public required IReadOnlyList<FacetCount> Type { get; init; }

    public required IReadOnlyList<FacetCount> Kind { get; init; }

    public required IReadOnlyList<FacetCount> Issuer { get; init; }

    public required IReadOnlyList<FacetCount> Theme { get; init; }

    public required IReadOnlyList<FacetCount> Tag { get; init; }

    /// <summary>By year of publication.</summary>
    public required IReadOnlyList<FacetCount> Year { get; init; }

    /// <summary>Before the filter on validity, so that one sees what is hidden.</summary>
    public required IReadOnlyList<FacetCount> Validity { get; init; }
}

internal readonly record struct FacetCount(string Value, int Count);
