namespace GovOpen.Contracts.Publishing.V1;

/// <summary>Somebody wants the index of the search built anew, while it goes on answering. Subject: the request; it happens once.</summary>
public sealed record IndexRebuildRequested
{
    /// <summary>Which.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When. Who hears of it much later, because a log is read again, leaves it.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
