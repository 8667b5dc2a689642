namespace GovOpen.Contracts.Publishing.V1;

/// <summary>Staff said what an everyday word means, for whoever searches with it. Subject: the word; apply if <see cref="Version"/> is newer.</summary>
public sealed record SynonymsChanged
{
    /// <summary>Which.</summary>
    public required Guid SynonymId { get; init; }

    /// <summary>Of what is said of the word, after it.</summary>
    public required long Version { get; init; }

    /// <summary>As people say it.</summary>
    public required string Word { get; init; }

    /// <summary>What it is called officially; empty: nothing else. Null: what came with the platform holds again, if anything did.</summary>
    public IReadOnlyList<string>? Terms { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
