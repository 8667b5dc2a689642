namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// A text that must not be kept was taken out everywhere (two people, audited): whoever holds a copy drops it, and everything made of
/// it. What is known of the documents stays. Subject: the purge, version 1.
/// </summary>
public sealed record BodyPurged
{
    /// <summary>Of the purge.</summary>
    public required Guid PurgeId { get; init; }

    /// <summary>The texts, as <see cref="DocumentPublished.BodyHash"/>.</summary>
    public required IReadOnlyList<string> BodyHashes { get; init; }

    /// <summary>Public documents that have one of them, in whatever version.</summary>
    public required IReadOnlyList<Guid> DocumentIds { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PurgedAt { get; init; }
}
