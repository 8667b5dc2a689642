using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Guidance;

/// <summary>Which documents staff put first for a question. Kept when it is taken back, so that versions go on.</summary>
internal sealed class BestBet
{
    public required Guid Id { get; init; }

    public required string Question { get; init; }

    /// <summary>The first one first.</summary>
    public Guid[] DocumentIds { get; private set; } = [];

    public long Version { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public BestBetsChanged Become(Guid[] documents, Actor actor, DateTimeOffset now)
    {
        (DocumentIds, Version, ChangedBy, ChangedAt) = (documents, Version + 1, actor.Name, now);
        return new() { BestBetId = Id, Version = Version, Question = Question, DocumentIds = documents, ChangedAt = now };
    }
}

/// <param name="Documents">The first one first.</param>
internal sealed record BestBetView(Guid Id, string Question, IReadOnlyList<BestDocument> Documents, string ChangedBy, DateTimeOffset ChangedAt);

internal sealed record BestDocument(Guid Id, string Title);
