namespace GovOpen.Contracts.Publishing.V1;

/// <summary>Staff said which documents come first for a question. Subject: the question; apply if <see cref="Version"/> is newer.</summary>
public sealed record BestBetsChanged
{
    /// <summary>Which.</summary>
    public required Guid BestBetId { get; init; }

    /// <summary>Of what is said of the question, after it.</summary>
    public required long Version { get; init; }

    /// <summary>As people ask it; whoever asks the same but for punctuation, width and white space asks it too.</summary>
    public required string Question { get; init; }

    /// <summary>The first one first; empty: none any more.</summary>
    public required IReadOnlyList<Guid> DocumentIds { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
