namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>An answer holds no more, because of what it rests on or because its unit took it back: a tombstone on the portal and for 12345. Subject: the answer; apply if <see cref="Version"/> is newer.</summary>
public sealed record AnswerRetired
{
    /// <summary>Which.</summary>
    public required Guid AnswerId { get; init; }

    /// <summary>Of the answer.</summary>
    public required long Version { get; init; }

    /// <summary>Why; for the public.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RetiredAt { get; init; }
}
