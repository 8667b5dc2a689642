namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>An approved version that was not released is not to be: the interpretation is written anew. Subject: the interpretation; apply if <see cref="Version"/> is newer.</summary>
public sealed record InterpretationReopened
{
    /// <summary>Which.</summary>
    public required Guid InterpretationId { get; init; }

    /// <summary>Of the interpretation.</summary>
    public required long Version { get; init; }

    /// <summary>The document that it explains.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReopenedAt { get; init; }
}
