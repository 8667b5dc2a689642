namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>An answer of the Q&amp;A base is public: on the portal and for 12345 alike. Subject: the answer; apply if <see cref="Version"/> is newer.</summary>
public sealed record AnswerPublished
{
    /// <summary>Stable for all versions. UUIDv7.</summary>
    public required Guid AnswerId { get; init; }

    /// <summary>Counts what became public of it, retirements included.</summary>
    public required long Version { get; init; }

    /// <summary>问题</summary>
    public required string Question { get; init; }

    /// <summary>相似问题: other ways to ask it.</summary>
    public IReadOnlyList<string> SimilarQuestions { get; init; } = [];

    /// <summary>答案: plain text, paragraphs on lines of their own.</summary>
    public required string Answer { get; init; }

    /// <summary>依据: at least one clause, each of a document in force.</summary>
    public required IReadOnlyList<AnswerBasis> Basis { get; init; }

    /// <summary>适用对象</summary>
    public string? Audience { get; init; }

    /// <summary>行政区划代码 for which it holds.</summary>
    public required string? Division { get; init; }

    /// <summary>The unit that answers.</summary>
    public required string Unit { get; init; }

    /// <summary>Why it is in the base.</summary>
    public required QaKind Kind { get; init; }

    /// <summary>分类</summary>
    public string? Category { get; init; }

    /// <summary>The first day on which it holds; null: from its publication on.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day; never later than that of its basis; null: as long as its basis.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The day on which somebody last held it against its basis.</summary>
    public required DateOnly LastVerifiedOn { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>A clause on which an answer rests.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">发文字号, where it has one.</param>
/// <param name="Clause">第三条, as the text labels it.</param>
/// <param name="Quote">Word for word.</param>
public sealed record AnswerBasis(Guid DocumentId, string Title, string? Number, string Clause, string Quote);
