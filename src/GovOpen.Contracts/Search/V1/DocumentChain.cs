namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/documents/{id}/chain</c>: a document with everything that hangs on it, today.</summary>
public sealed record DocumentChain
{
    /// <summary>Itself.</summary>
    public required ChainDocument Document { get; init; }

    /// <summary>What happened to it.</summary>
    public required IReadOnlyList<LinkedAct> Acts { get; init; }

    /// <summary>The documents that it names.</summary>
    public required IReadOnlyList<LinkedRelation> Related { get; init; }

    /// <summary>解读</summary>
    public required IReadOnlyList<ChainItem> Interpretations { get; init; }

    /// <summary>问答</summary>
    public required IReadOnlyList<ChainItem> Answers { get; init; }

    /// <summary>诉求</summary>
    public required IReadOnlyList<ChainItem> Concerns { get; init; }

    /// <summary>办理结果</summary>
    public required IReadOnlyList<ChainItem> Results { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <summary>The document at the beginning of a chain.</summary>
public sealed record ChainDocument(Guid Id, string Title, string? Number, ValidityStatus Validity, string Url);

/// <summary>What hangs on a document.</summary>
public sealed record ChainItem(Guid Id, string Title, string Url);
