using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Packages;

/// <summary>What is known here of an interpretation: which version was approved last, and which was released. Told by Interpretation's events.</summary>
internal sealed class SealedPart
{
    public required Guid InterpretationId { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>Newer wins within one history.</summary>
    public required long Version { get; set; }

    /// <summary>Of what was sealed; null: it is written anew, and nothing of it can be signed.</summary>
    public string? Hash { get; set; }

    /// <summary>The text of the document that it was held against.</summary>
    public string? DocumentBodyHash { get; set; }

    /// <summary>Which history of Interpretation said so.</summary>
    public required Guid Epoch { get; set; }

    /// <summary>Of what was released last.</summary>
    public string? ReleasedHash { get; set; }

    /// <summary>As it would stand in a package; null: nothing waits to be released.</summary>
    public PackagePart? Waiting() => Hash is { } hash && hash != ReleasedHash ? new(InterpretationId, Version, hash) : null;
}
