namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/effective-list.json</c> (现行有效文件目录): every document in force, wholly or in part, on a day.</summary>
public sealed record EffectiveList
{
    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whose documents; null: everybody's.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }

    /// <summary>How many there are.</summary>
    public required int Total { get; init; }

    /// <summary>By issuer, number and id. Streamed.</summary>
    public required IEnumerable<EffectiveDocument> Documents { get; init; }
}

/// <summary>One document in force.</summary>
public sealed record EffectiveDocument
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>发文字号</summary>
    public required string? Number { get; init; }

    /// <summary>发文机关</summary>
    public required string? Issuer { get; init; }

    /// <summary>行政区划代码</summary>
    public required string? Division { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>公文种类</summary>
    public required DocumentForm? Form { get; init; }

    /// <summary>主题分类</summary>
    public required string? Theme { get; init; }

    /// <summary>成文日期</summary>
    public required DateOnly? WrittenOn { get; init; }

    /// <summary>公布日期</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>施行日期</summary>
    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至</summary>
    public required DateOnly? LastValidDay { get; init; }

    /// <summary>In force, or in force in part.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>See <see cref="Contracts.Eli"/>.</summary>
    public required string? Eli { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }
}
