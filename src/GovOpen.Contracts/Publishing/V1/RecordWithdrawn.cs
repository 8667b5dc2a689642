namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// A record was taken off the public site; its address stays and says since when and why. Nothing else of it travels: it may
/// be what should not have been public. Subject: the record; apply if <see cref="Version"/> is newer.
/// </summary>
public sealed record RecordWithdrawn
{
    /// <summary>Which.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Of the record, after it.</summary>
    public required long Version { get; init; }

    /// <summary>The key of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Why, for the public.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WithdrawnAt { get; init; }
}
