using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/documents/{id}</c>: a document as the public sees it on one day.</summary>
public sealed record DocumentView
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>The identity that the source gave it.</summary>
    public required string SourceId { get; init; }

    /// <summary>Counts the changes of text or facts.</summary>
    public required long Version { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>发文字号</summary>
    public required string? Number { get; init; }

    /// <summary>索引号</summary>
    public required string? IndexNumber { get; init; }

    /// <summary>发文机关</summary>
    public required string? Issuer { get; init; }

    /// <summary>行政区划代码</summary>
    public required string? Division { get; init; }

    /// <summary>主题分类</summary>
    public required string? Theme { get; init; }

    /// <summary>主题词</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>成文日期</summary>
    public required DateOnly? WrittenOn { get; init; }

    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>On <see cref="AsOf"/>.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>Whether a later text took its place.</summary>
    public required bool Superseded { get; init; }

    /// <summary>The dated facts behind <see cref="Validity"/>.</summary>
    public required Validity Facts { get; init; }

    /// <summary>Where the last valid day comes from.</summary>
    public required LastValidDayReason? LastValidDayReason { get; init; }

    /// <summary>The facts do not settle its validity as the rules want it.</summary>
    public required bool ReviewNeeded { get; init; }

    /// <summary>题注</summary>
    public required IReadOnlyList<string> History { get; init; }

    /// <summary>How it stands to other documents, with a link where we hold them.</summary>
    public required IReadOnlyList<LinkedRelation> Relations { get; init; }

    /// <summary>The text, article by article.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <param name="Label">第三条, 第一章 总则, or empty where the text is not divided.</param>
/// <param name="Anchor">For links: <c>a3</c> for 第三条, unique in the document.</param>
/// <param name="Level">The nesting: 0 for text without a label and for articles, 1 for 编, 2 for 章, 3 for 节 (headings, whose text is empty).</param>
/// <param name="Text">Plain text, paragraphs parted by a line break; the label is not repeated.</param>
public sealed record Article(string Label, string Anchor, int Level, string Text);

/// <param name="Type">How.</param>
/// <param name="Target">The other document as the source named it.</param>
/// <param name="Id">The other document, where it is public here and the name fits only one.</param>
/// <param name="Title">Its title, then.</param>
/// <param name="Validity">Its validity on the same day, then.</param>
public sealed record LinkedRelation(RelationType Type, string Target, Guid? Id, string? Title, ValidityStatus? Validity);

/// <param name="Number">As asked, in its canonical form.</param>
/// <param name="Candidates">The documents that bear it.</param>
public sealed record NumberCandidates(string Number, IReadOnlyList<NumberCandidate> Candidates);

/// <summary>One of several documents with one number.</summary>
public sealed record NumberCandidate(Guid Id, string Title, string? Issuer, DateOnly? PublishedOn, ValidityStatus Validity, string Url);
