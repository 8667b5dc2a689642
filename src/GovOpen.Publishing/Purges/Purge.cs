using GovOpen.Contracts.Access;

namespace GovOpen.Publishing.Purges;

/// <summary>
/// Taking a text out everywhere, because it holds what must not be kept: a secret that leaked, data of a person. One person proposes,
/// another agrees. The facts about the document stay, and so does this row.
/// </summary>
internal sealed class Purge
{
    public required Guid Id { get; init; }

    /// <summary>Of the document or draft; null: the whole province's.</summary>
    public required string? Division { get; init; }

    public required Guid? DocumentId { get; init; }

    public required Guid? DraftId { get; init; }

    /// <summary>The texts, in lower-case hexadecimal.</summary>
    public required string[] BodyHashes { get; init; }

    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public string? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? RefusedBy { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>The transaction that emptied the rows; their bytes can be written over once nobody reads what was before it.</summary>
    public long? EmptiedBy { get; private set; }

    /// <summary>When the bytes were gone from this service's own files.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public uint RowVersion { get; private set; }

    public Target AsTarget() => new(Division);

    public void Confirm(Actor actor, long transaction, DateTimeOffset now) => (ConfirmedBy, ConfirmedAt, EmptiedBy) = (actor.Id, now, transaction);

    public void Refuse(Actor actor, DateTimeOffset now) => (RefusedBy, RefusedAt) = (actor.Id, now);

    public void Finish(DateTimeOffset now) => FinishedAt = now;
}

internal sealed record PurgeView(
    Guid Id, string? Title, string? Number, string? Division, Guid? DocumentId, Guid? DraftId, IReadOnlyList<string> BodyHashes, string Reason, string ProposedBy, DateTimeOffset ProposedAt,
    string? ConfirmedBy, DateTimeOffset? ConfirmedAt, string? RefusedBy, DateTimeOffset? RefusedAt, DateTimeOffset? FinishedAt)
{
    /// <param name="purge">The proposal.</param>
    /// <param name="title">Of the document or draft: who agrees must know to what, and need not be able to read it.</param>
    /// <param name="number">发文字号</param>
    public static PurgeView Of(Purge purge, string? title = null, string? number = null) => new(
        purge.Id, title, number, purge.Division, purge.DocumentId, purge.DraftId, purge.BodyHashes, purge.Reason, purge.ProposedBy, purge.ProposedAt,
        purge.ConfirmedBy, purge.ConfirmedAt, purge.RefusedBy, purge.RefusedAt, purge.FinishedAt);
}
