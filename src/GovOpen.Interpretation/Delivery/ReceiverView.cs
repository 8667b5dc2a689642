using GovOpen.Contracts.Search.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Delivery;

/// <summary>A receiver and how it stands.</summary>
/// <param name="Waiting">Changes that it has not acknowledged, or that were not put down yet.</param>
/// <param name="WaitingSince">When the first of them happened.</param>
/// <param name="LastError">Why it was not reached; null: it was.</param>
internal sealed record ReceiverView(
    Guid Id, string Name, string Address, string? InventoryAddress, bool IsActive, int SecretGeneration, int Waiting, DateTimeOffset? WaitingSince, int Failures, DateTimeOffset? NextAttemptAt, string? LastError,
    DateTimeOffset? AcknowledgedAt, DateTimeOffset? ReconciledAt, DateTimeOffset CreatedAt)
{
    public static ProblemHttpResult Missing => Problems.NotFound("There is no such receiver.");

    public static ReceiverView Of(Receiver receiver, (int Count, DateTimeOffset? Since) waiting) => new(
        receiver.Id, receiver.Name, receiver.Address, receiver.InventoryAddress, receiver.IsActive, receiver.SecretGeneration, waiting.Count, waiting.Since, receiver.Failures, receiver.NextAttemptAt,
        receiver.LastError, receiver.AcknowledgedAt, receiver.ReconciledAt, receiver.CreatedAt);
}

/// <summary>A change that a receiver has not acknowledged.</summary>
/// <param name="Question">Of the entry; null: it is to be taken out.</param>
/// <param name="LastError">Why it was refused; null: it waits for its turn.</param>
internal sealed record WaitingView(Guid EntryId, EntryType? Type, long? Version, string? Question, int Attempts, DateTimeOffset DueAt, string? LastError, DateTimeOffset CreatedAt);

internal sealed record ReconciliationView(DateTimeOffset StartedAt, string? Person, int Ours, int Theirs, int Differing, IReadOnlyList<Difference> Differences, string? Error)
{
    public static ReconciliationView Of(Reconciliation done) => new(done.StartedAt, done.Person, done.Ours, done.Theirs, done.Differing, done.Differences, done.Error);
}
