namespace GovOpen.Interpretation.Delivery;

/// <summary>
/// Whoever keeps a copy of the knowledge base and has its changes sent: a 12345 platform. Gets all changes in the order of each entry, from
/// the first on.
/// </summary>
internal sealed class Receiver
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>As staff calls it.</summary>
    public required string Name { get; set; }

    /// <summary>Where changes are posted.</summary>
    public required string Address { get; set; }

    /// <summary>Where it says what it has; null: it is not compared.</summary>
    public string? InventoryAddress { get; set; }

    /// <summary>Whether anything is sent; what happens meanwhile waits.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Counts its secrets.</summary>
    public int SecretGeneration { get; set; } = 1;

    /// <summary>Up to which change its deliveries were put down.</summary>
    public long PutDownThrough { get; private set; }

    /// <summary>Attempts in a row that did not reach it.</summary>
    public int Failures { get; private set; }

    /// <summary>Before which it is not tried; null: at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Why it was not reached; null: it was.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>When both sides were last compared.</summary>
    public DateTimeOffset? ReconciledAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It took something, if not everything.</summary>
    public void WasReached(DateTimeOffset now) => (Failures, NextAttemptAt, LastError, AcknowledgedAt) = (0, null, null, now);

    /// <summary>It did not answer, or as nobody answers who took it.</summary>
    public void WasNotReached(string error, DeliveryOptions options, DateTimeOffset now)
    {
        Failures++;
        (LastError, NextAttemptAt) = (error, now + options.PauseAfter(Failures));
    }

    /// <summary>It was put right: what waits is tried at once.</summary>
    public void TryAtOnce() => (Failures, NextAttemptAt, LastError) = (0, null, null);
}
