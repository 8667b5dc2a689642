namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// Several documents changed by one commit and must be seen so: a release with what it does to others, or a clean-up. What they
/// are now is a <see cref="DocumentSet"/>, fetched by <see cref="SetHash"/> because events are too small for it. A reader
/// applies all of it in one transaction; within it, each document counts if its version is newer.
/// </summary>
public sealed record DocumentSetPublished
{
    /// <summary>Of the release or the clean-up. Subject of the event, whose version is 1.</summary>
    public required Guid SetId { get; init; }

    /// <summary>How many documents are in it.</summary>
    public required int Count { get; init; }

    /// <summary>SHA-256 of the <see cref="DocumentSet"/> as JSON in UTF-8, in lower-case hexadecimal.</summary>
    public required string SetHash { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What a <see cref="DocumentSetPublished"/> stands for.</summary>
public sealed record DocumentSet
{
    /// <summary>Each as it is public from now on.</summary>
    public required IReadOnlyList<DocumentPublished> Documents { get; init; }

    /// <summary>The clean-up that they went through, if it was one.</summary>
    public CleanUpPublished? CleanUp { get; init; }
}
