namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>
/// A version of an interpretation was approved, and is ready to be signed with its document. Carries no content: that is public only
/// once the document is. Subject: the interpretation; apply if <see cref="Version"/> is newer.
/// </summary>
public sealed record InterpretationSealed
{
    /// <summary>Which.</summary>
    public required Guid InterpretationId { get; init; }

    /// <summary>Of the interpretation.</summary>
    public required long Version { get; init; }

    /// <summary>The document that it explains.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The text of the document that it was held against, as <c>bodyHash</c> of the document.</summary>
    public required string DocumentBodyHash { get; init; }

    /// <summary>SHA-256 of the <see cref="SealedInterpretation"/> as JSON in UTF-8, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SealedAt { get; init; }
}
