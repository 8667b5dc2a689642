using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/documents/{id}/compare</c>: what of a document's text differs between two days.</summary>
public sealed record DocumentComparison
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>The old text.</summary>
    public required ComparedText From { get; init; }

    /// <summary>The new text.</summary>
    public required ComparedText To { get; init; }

    /// <summary>In the order of the new text; what it no longer has stands where it stood.</summary>
    public required IReadOnlyList<ComparedArticle> Articles { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public bool Stale { get; init; }
}

/// <param name="Day">As asked.</param>
/// <param name="From">The first day of the text that counts on it; null: from the beginning.</param>
/// <param name="Until">The first day of the text after it; null while none is known.</param>
/// <param name="Purged">Whether it had to be taken out everywhere; then it counts as empty.</param>
public sealed record ComparedText(DateOnly Day, DateOnly? From, DateOnly? Until, bool Purged);

/// <summary>An article of both texts, or of one of them.</summary>
public sealed record ComparedArticle
{
    /// <summary>What became of it.</summary>
    public required ArticleChange Change { get; init; }

    /// <summary>第三条; of what was removed, as it was.</summary>
    public required string Label { get; init; }

    /// <summary>The label before, where it was another one.</summary>
    public string? OldLabel { get; init; }

    /// <summary>In the text that has it; the new one, where both have.</summary>
    public required string Anchor { get; init; }

    /// <summary>As <see cref="Article.Level"/>.</summary>
    public required int Level { get; init; }

    /// <summary>Before; null where it was not there, and where nothing changed.</summary>
    public string? Old { get; init; }

    /// <summary>Now; null where it is no longer there.</summary>
    public string? New { get; init; }

    /// <summary>Of a change: both texts in pieces. One that changed throughout is given as two pieces.</summary>
    public IReadOnlyList<TextPiece>? Pieces { get; init; }
}

/// <summary>What became of an article.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ArticleChange>))]
public enum ArticleChange
{
    /// <summary>未变</summary>
    Unchanged,

    /// <summary>修改</summary>
    Changed,

    /// <summary>新增</summary>
    Added,

    /// <summary>删除</summary>
    Removed,
}

/// <param name="Change">Whether it is of both texts, or of one.</param>
/// <param name="Text">As it stands there.</param>
public sealed record TextPiece(PieceChange Change, string Text);

/// <summary>Of which text a piece is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PieceChange>))]
public enum PieceChange
{
    /// <summary>Of both.</summary>
    Same,

    /// <summary>Of the old one.</summary>
    Removed,

    /// <summary>Of the new one.</summary>
    Added,
}
