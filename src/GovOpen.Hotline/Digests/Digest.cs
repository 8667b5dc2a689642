using GovOpen.Contracts.Access;

namespace GovOpen.Hotline.Digests;

/// <summary>办理情况通报: what one unit answered in one month, and what it says about it (川办发〔2023〕10号, item 9: 定期公开回应情况). Its figures are made once and stay.</summary>
internal sealed class Digest
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public required string Unit { get; init; }

    /// <summary>Of the unit.</summary>
    public required string Division { get; init; }

    public required DigestFigures Figures { get; init; }

    /// <summary>What the unit says about it; null: it has not said anything, and is among those that have not.</summary>
    public string? Response { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Counts what the unit said.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    public Target AsTarget() => new(Division, Unit);

    public void Publish(string response, DateTimeOffset now) => (Response, PublishedAt, Version) = (response, now, Version + 1);
}

/// <summary>A month of which the digests were made.</summary>
internal sealed class DigestMonth
{
    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>What was answered and not taken up again until then is counted.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Of all units, and of the hotline itself.</summary>
    public required DigestFigures Figures { get; init; }

    /// <summary>What the hotline answered at once, without a unit; null: nothing.</summary>
    public required DigestLine? AtOnce { get; init; }
}
