namespace GovOpen.Contracts.EventLog.V1;

/// <summary>Where a service's audit trail ended at an instant. Whoever keeps it can prove later that the trail was rewritten or cut. Subject: the trail.</summary>
public sealed record AuditHeadPublished
{
    /// <summary>Whose trail: <c>publishing</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Of the last entry; also the subject's version.</summary>
    public required long Number { get; init; }

    /// <summary>The last entry's hash, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was the last one.</summary>
    public required DateTimeOffset At { get; init; }
}
