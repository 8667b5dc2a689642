namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/records</c>: disclosure records, newest first.</summary>
public sealed record RecordsResponse
{
    /// <summary>How many match, on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account; null while nothing is known of the source.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }

    /// <summary>One page of matches.</summary>
    public required IReadOnlyList<RecordHit> Hits { get; init; }

    /// <summary>Counts over all matches.</summary>
    public required RecordFacets Facets { get; init; }
}

/// <summary>One match.</summary>
public sealed record RecordHit
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key of its type.</summary>
    public required string Type { get; init; }

    /// <summary>For people.</summary>
    public required Wording TypeName { get; init; }

    /// <summary>The key of its column.</summary>
    public required string Column { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>The unit whose record it is.</summary>
    public required string Issuer { get; init; }

    /// <summary>行政区划代码 of the unit.</summary>
    public required string Division { get; init; }

    /// <summary>The year that it is about.</summary>
    public required int Year { get; init; }

    /// <summary>承办单位</summary>
    public required string? Organiser { get; init; }

    /// <summary>办理结果</summary>
    public required string? Result { get; init; }

    /// <summary>For people, where the result is one of several options.</summary>
    public required Wording? ResultName { get; init; }

    /// <summary>主题词</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The day on which its first version became public.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }
}

/// <summary>Counts over all matches, most frequent first.</summary>
public sealed record RecordFacets
{
    /// <summary>By type.</summary>
    public required IReadOnlyList<RecordFacet> Type { get; init; }

    /// <summary>By column.</summary>
    public required IReadOnlyList<RecordFacet> Column { get; init; }

    /// <summary>By the year that it is about, newest first.</summary>
    public required IReadOnlyList<RecordFacet> Year { get; init; }

    /// <summary>By 承办单位.</summary>
    public required IReadOnlyList<RecordFacet> Organiser { get; init; }

    /// <summary>By 办理结果.</summary>
    public required IReadOnlyList<RecordFacet> Result { get; init; }

    /// <summary>By tag.</summary>
    public required IReadOnlyList<RecordFacet> Tag { get; init; }
}

/// <param name="Value">What the parameter of the same name takes.</param>
/// <param name="Name">For people; null where the value is what people read.</param>
/// <param name="Count">Matches.</param>
public sealed record RecordFacet(string Value, Wording? Name, int Count);
