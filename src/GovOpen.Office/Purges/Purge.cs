namespace GovOpen.Office.Purges;

/// <summary>A proposal to take texts out everywhere.</summary>
public sealed record Purge(
    Guid Id, string? Division, Guid? DocumentId, Guid? DraftId, IReadOnlyList<string> BodyHashes, string Reason, DateTimeOffset ProposedAt,
    DateTimeOffset? ConfirmedAt, DateTimeOffset? RefusedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Of what is to be purged; null where Publishing did not tell.</summary>
    public string? Title { get; init; }

    /// <summary>发文字号</summary>
    public string? Number { get; init; }

    public bool IsOpen => ConfirmedAt is null && RefusedAt is null;

    /// <summary>The last part of <c>purge.…</c> in the texts.</summary>
    public string State => FinishedAt is not null ? "finished" : ConfirmedAt is not null ? "confirmed" : RefusedAt is not null ? "refused" : "proposed";
}

public sealed record PurgeList(IReadOnlyList<Purge> Purges);
