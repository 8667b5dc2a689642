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

    /// <summary>公文种类, where it is known.</summary>
    public DocumentForm? Form { get; init; }

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

    /// <summary>What happened to it since it was published, in the order in which it was recorded.</summary>
    public IReadOnlyList<LinkedAct> Acts { get; init; } = [];

    /// <summary>解读: what explains it, in the order in which it became public.</summary>
    public IReadOnlyList<ChainItem> Interpretations { get; init; } = [];

    /// <summary>问答: what the base answers with its clauses; at most 100.</summary>
    public IReadOnlyList<ChainItem> Answers { get; init; } = [];

    /// <summary>办理结果: concerns whose answer names it; at most 100.</summary>
    public IReadOnlyList<ChainItem> Results { get; init; } = [];

    /// <summary>The text that counts on <see cref="AsOf"/>, article by article.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>The first day of that text; null: from the beginning.</summary>
    public DateOnly? TextFrom { get; init; }

    /// <summary>The first day of the text after it; null while none is known.</summary>
    public DateOnly? TextUntil { get; init; }

    /// <summary>Whether that text had to be taken out everywhere; then <see cref="Articles"/> is empty.</summary>
    public bool TextPurged { get; init; }

    /// <summary>The days of all its texts, in their order.</summary>
    public IReadOnlyList<TextPeriod> Texts { get; init; } = [];

    /// <summary>Its European Legislation Identifier, from the root; null where a part of it is not known. See <see cref="Contracts.Eli"/>.</summary>
    public string? Eli { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <param name="Type">How.</param>
/// <param name="Target">The other document as the source named it; empty where that is gone for good.</param>
/// <param name="Id">The other document, where it is public here and the name fits only one.</param>
/// <param name="Title">Its title, then.</param>
/// <param name="Validity">Its validity on the same day, then.</param>
public sealed record LinkedRelation(RelationType Type, string Target, Guid? Id, string? Title, ValidityStatus? Validity)
{
    /// <summary>The first day on which it holds; null: from the day on which the document takes effect.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The articles of the document that say so, by their anchors.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>The articles of the other document that are meant; none: the whole of it.</summary>
    public IReadOnlyList<string>? TargetArticles { get; init; }
}

/// <summary>One thing that happened to a document; the days are as in <see cref="Act"/>.</summary>
public sealed record LinkedAct
{
    /// <summary>What.</summary>
    public required ActType Type { get; init; }

    /// <summary>The first day on which it counts.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Of a suspension its last day, of an extension the new last valid day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The articles that it concerns, by their anchors; none: the whole document.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>By what: the number, or the title, of the acting document; not where that is gone for good.</summary>
    public string? By { get; init; }

    /// <summary>The acting document, where it is public here.</summary>
    public LinkedDocument? Document { get; init; }

    /// <summary>The clean-up that decided it.</summary>
    public Guid? CleanUpId { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>A public document, to link to.</summary>
public sealed record LinkedDocument(Guid Id, string Title, string? Number);

/// <param name="From">The first day of a text; null: from the beginning.</param>
/// <param name="Until">The first day of the text after it; null while none is known.</param>
public sealed record TextPeriod(DateOnly? From, DateOnly? Until);

/// <summary>What is told, as <c>unpublished</c> beside the problem, of a document that is no longer public.</summary>
/// <param name="Type"><see cref="ActType.Withdrawn"/>, <see cref="ActType.Gone"/> or <see cref="ActType.Redirected"/>.</param>
/// <param name="On">Since when.</param>
/// <param name="Reason">Why.</param>
/// <param name="Title">Not of what is gone.</param>
/// <param name="Number">Not of what is gone.</param>
public sealed record UnpublishedView(ActType Type, DateOnly On, string? Reason, string? Title, string? Number);

/// <param name="Number">As asked, in its canonical form.</param>
/// <param name="Candidates">The documents that bear it.</param>
public sealed record NumberCandidates(string Number, IReadOnlyList<NumberCandidate> Candidates)
{
    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public bool Stale { get; init; }
}

/// <summary>One of several documents with one number.</summary>
public sealed record NumberCandidate(Guid Id, string Title, string? Issuer, DateOnly? PublishedOn, ValidityStatus Validity, string Url);
