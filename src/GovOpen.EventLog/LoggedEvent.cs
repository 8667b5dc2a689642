namespace GovOpen.EventLog;

/// <summary>One row of the log: what happened, in the order in which it was committed. Rows are never changed.</summary>
public sealed class LoggedEvent
{
    /// <summary>Grows with every commit; numbers may be missing where a transaction was rolled back.</summary>
    public long Sequence { get; private set; }

    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The contract's full name: <c>GovOpen.Contracts.Publishing.V1.DocumentPublished</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Of what it is told; with <see cref="SubjectVersion"/> the key by which readers apply it once.</summary>
    public required string Subject { get; init; }

    /// <summary>The subject's version after it.</summary>
    public required long SubjectVersion { get; init; }

    /// <summary>The contract as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of the transaction that appended it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>By the database's clock, when it was appended.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>The one row beside the log.</summary>
public sealed class LogState
{
    /// <summary>Always 1.</summary>
    public short Id { get; private set; } = 1;

    /// <summary>Names this history: new after every restore, because what was told since the backup is gone.</summary>
    public Guid Epoch { get; private set; }

    /// <summary>By what a restore is recognised: the database's identity within PostgreSQL.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Everything up to here was confirmed by the broker.</summary>
    public long RelayedThrough { get; private set; }
}
