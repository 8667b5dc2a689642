namespace GovOpen.Contracts.Hotline.V1;

/// <summary>
/// What became of a concern is public. Carries none of what it says, so that a word which should not have been there can be taken back everywhere:
/// the <see cref="PublishedResult"/> is fetched from the hotline. Subject: the result; apply if <see cref="Version"/> is newer.
/// </summary>
public sealed record ResultPublished
{
    /// <summary>Which; it says nothing about the order. UUIDv7.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>Of the result.</summary>
    public required long Version { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}
