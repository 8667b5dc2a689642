namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/changes</c>: public documents, the last changed first, each once with what happened to it last.</summary>
public sealed record ChangeList
{
    /// <summary>One page.</summary>
    public required IReadOnlyList<DocumentChange> Changes { get; init; }

    /// <summary>For the parameter of this name, to get the page of older ones; null on the last.</summary>
    public required string? Before { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <summary>What happened last to a document.</summary>
public sealed record DocumentChange
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes of text or facts.</summary>
    public required long Version { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>发文字号</summary>
    public required string? Number { get; init; }

    /// <summary>发文机关</summary>
    public required string? Issuer { get; init; }

    /// <summary>主题分类</summary>
    public required string? Theme { get; init; }

    /// <summary><c>published</c>, the name of an <see cref="ActType"/>, or <c>changed</c> for any other change of text or facts.</summary>
    public required string Happened { get; init; }

    /// <summary>Of an act: the first day on which it counts.</summary>
    public required DateOnly? On { get; init; }

    /// <summary>Of an act: by what; not where that is gone for good.</summary>
    public required string? By { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Today.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>See <see cref="Contracts.Eli"/>.</summary>
    public required string? Eli { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }
}

/// <summary>The answer of <c>GET /api/addresses</c>: all public documents by id, page by page.</summary>
/// <param name="Addresses">One page.</param>
/// <param name="After">For the parameter of this name, to get the next page; null on the last.</param>
public sealed record AddressList(IReadOnlyList<DocumentAddress> Addresses, Guid? After);

/// <param name="Id">Ours.</param>
/// <param name="ChangedAt">When its last change was recorded.</param>
public sealed record DocumentAddress(Guid Id, DateTimeOffset ChangedAt);
