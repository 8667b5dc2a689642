namespace GovOpen.Contracts.EventLog.V1;

/// <summary>
/// Sent by each service every second, beside the log: everything committed before <see cref="SentAt"/> has a sequence of at
/// most <see cref="Sequence"/>. A reader that has applied that far is as fresh as <see cref="SentAt"/>.
/// </summary>
public sealed record Heartbeat
{
    /// <summary>The service whose log it is: <c>publishing</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The log's epoch, new after every restore.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>The last sequence in the log; 0 while it is empty.</summary>
    public required long Sequence { get; init; }

    /// <summary>Taken before <see cref="Sequence"/> was read.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
