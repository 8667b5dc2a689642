namespace GovOpen.Office.Digests;

/// <summary>What the own unit answered in one month, as the hotline tells of it.</summary>
public sealed record Digest
{
    public required Guid Id { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public required string Unit { get; init; }

    public required DigestFigures Figures { get; init; }

    /// <summary>What the unit says about it; null: nothing yet.</summary>
    public string? Response { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>To be sent back with what is said.</summary>
    public required int Version { get; init; }
}

public sealed record DigestFigures(DigestLine Total, IReadOnlyList<DigestLine> Classes, IReadOnlyList<DigestLine> Divisions);

/// <param name="Closed">Null: too few to be told.</param>
public sealed record DigestLine(string? Name, int? Closed, decimal? InTimeRate, decimal? ResolvedRate, decimal? SatisfiedRate);

/// <summary>Those of the own unit.</summary>
public sealed record DigestList(IReadOnlyList<OwnDigest> Digests);

public sealed record OwnDigest(Guid Id, DateOnly Month, DigestLine Figures, DateTimeOffset? PublishedAt);
