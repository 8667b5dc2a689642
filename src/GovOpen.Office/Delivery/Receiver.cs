namespace GovOpen.Office.Delivery;

/// <summary>Whoever has the changes of the knowledge base sent, as the service tells it.</summary>
public sealed record Receiver(
    Guid Id, string Name, string Address, string? InventoryAddress, bool IsActive, int SecretGeneration, int Waiting, DateTimeOffset? WaitingSince, int Failures, DateTimeOffset? NextAttemptAt, string? LastError,
    DateTimeOffset? AcknowledgedAt, DateTimeOffset? ReconciledAt, DateTimeOffset CreatedAt)
{
    /// <summary>In one word, a key of the texts.</summary>
    public string State => !IsActive ? "stopped" : LastError is not null ? "away" : Waiting > 0 ? "behind" : "current";
}

public sealed record ReceiverList(IReadOnlyList<Receiver> Receivers);

/// <summary>With its secret, which is told once.</summary>
public sealed record ReceiverSecret(Receiver Receiver, string Secret);

public sealed record ReceiverDetail(Receiver Receiver, IReadOnlyList<WaitingChange> Waiting, IReadOnlyList<Reconciliation> Reconciliations);

/// <param name="Question">Of the entry; null: it is to be taken out.</param>
public sealed record WaitingChange(Guid EntryId, long? Version, string? Question, int Attempts, DateTimeOffset DueAt, string? LastError, DateTimeOffset CreatedAt);

public sealed record Reconciliation(DateTimeOffset StartedAt, string? Person, int Ours, int Theirs, int Differing, IReadOnlyList<Difference> Differences, string? Error);

/// <param name="Kind"><c>missing</c>, <c>extra</c> or <c>different</c>.</param>
public sealed record Difference(Guid EntryId, string Kind);
