namespace GovOpen.Contracts.Hotline.V1;

/// <summary>A result is not public any more, and what it said is gone from everywhere. Subject: the result; apply if <see cref="Version"/> is newer.</summary>
public sealed record ResultWithdrawn
{
    /// <summary>Which.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>Of the result.</summary>
    public required long Version { get; init; }

    /// <summary>Why; for the public.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WithdrawnAt { get; init; }
}
