namespace GovOpen.Interpretation.Delivery;

/// <summary>One change for one receiver, until it is acknowledged and as a record that it was.</summary>
internal sealed class ChangeDelivery
{
    /// <summary>In which order those of one entry are sent.</summary>
    public long Ordinal { get; private set; }

    /// <summary>By which the receiver knows it again: what it took once has no second effect.</summary>
    public required Guid Id { get; init; }

    public required Guid ReceiverId { get; init; }

    /// <summary>Of the answer or interpretation.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>What is sent; null: the receiver has an entry that nobody here knows, and is told to take it out.</summary>
    public long? ChangeSequence { get; init; }

    /// <summary>Attempts that were refused.</summary>
    public int Attempts { get; private set; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Why it was refused; null: it was not.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public void WasAcknowledged(DateTimeOffset now) => (AcknowledgedAt, LastError) = (now, null);

    /// <summary>The receiver is well, and does not want this: later ones of the same entry wait.</summary>
    public void WasRefused(string error, DeliveryOptions options, DateTimeOffset now)
    {
        Attempts++;
        (LastError, DueAt) = (error, now + options.PauseAfter(Attempts));
    }
}
