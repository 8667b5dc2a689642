namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// A document and the interpretations that were signed with it became public by one commit, with what the document does to others; none
/// of it may be seen without the rest (解读材料与政策文件同步公开，川办发〔2023〕10号, item 7). The documents are a <see cref="DocumentSet"/>,
/// fetched by <see cref="SetHash"/>; the interpretations are fetched by their hashes. Subject: the release, version 1.
/// </summary>
public sealed record PackageReleased
{
    /// <summary>Of the release.</summary>
    public required Guid PackageId { get; init; }

    /// <summary>What the interpretations explain.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The text of that document which they explain, as <see cref="DocumentPublished.BodyHash"/>; null: a release of a time before this was told.</summary>
    public string? BodyHash { get; init; }

    /// <summary>How many documents are in the set; none where the document was public before.</summary>
    public required int Count { get; init; }

    /// <summary>SHA-256 of the <see cref="DocumentSet"/> as JSON in UTF-8, in lower-case hexadecimal.</summary>
    public required string SetHash { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<PackagePart> Interpretations { get; init; }

    /// <summary>The instant of release of every part.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }
}

/// <summary>A sealed interpretation in a package.</summary>
/// <param name="InterpretationId">Which.</param>
/// <param name="Version">That was sealed.</param>
/// <param name="Hash">Of what was sealed, as in <see cref="Interpretation.V1.InterpretationSealed"/>.</param>
public sealed record PackagePart(Guid InterpretationId, long Version, string Hash);
