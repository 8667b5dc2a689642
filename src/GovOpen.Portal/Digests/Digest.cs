namespace GovOpen.Portal.Digests;

/// <summary>The digests of a month, as the hotline tells of them.</summary>
public sealed record MonthDigest
{
    /// <summary>Of which there are digests, the newest first; each by its first day.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>Null: there is none yet.</summary>
    public DateOnly? Month { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    public DigestFigures? Figures { get; init; }

    /// <summary>What the hotline answered without a unit.</summary>
    public DigestLine? AtOnce { get; init; }

    public required IReadOnlyList<DigestOfUnit> Units { get; init; }
}

public sealed record DigestFigures(DigestLine Total, IReadOnlyList<DigestLine> Classes, IReadOnlyList<DigestLine> Divisions);

/// <param name="Name">Null: of all, or of those of which it is not known.</param>
/// <param name="Closed">Null: too few to be told.</param>
public sealed record DigestLine(string? Name, int? Closed, decimal? InTimeRate, decimal? ResolvedRate, decimal? SatisfiedRate);

/// <param name="PublishedAt">Null: the unit has not said anything about it.</param>
public sealed record DigestOfUnit(Guid Id, string Unit, string Division, DigestLine Figures, DateTimeOffset? PublishedAt);

/// <summary>One unit's.</summary>
public sealed record UnitDigest(Guid Id, DateOnly Month, DateTimeOffset MadeAt, string Unit, string Division, DigestFigures Figures, string? Response, DateTimeOffset? PublishedAt);
