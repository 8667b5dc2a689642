namespace GovOpen.Contracts.Hotline.V1;

/// <summary>办理结果: one concern and what was answered, without a word that tells whose it was (Personal Information Protection Law, art. 4; Regulation on Open Government Information, art. 15).</summary>
public sealed record PublishedResult
{
    /// <summary>Which.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>Newer wins.</summary>
    public required long Version { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>诉求: plain text, paragraphs on lines of their own.</summary>
    public required string Question { get; init; }

    /// <summary>答复: plain text, paragraphs on lines of their own.</summary>
    public required string Answer { get; init; }

    /// <summary>Who answered.</summary>
    public required string Unit { get; init; }

    /// <summary>行政区划代码, never below the county.</summary>
    public required string Division { get; init; }

    /// <summary>诉求分类, as 城乡建设/市政公用; null: nobody said.</summary>
    public string? Class { get; init; }

    /// <summary>The documents that the answer names.</summary>
    public required IReadOnlyList<ResultDocument> Documents { get; init; }

    /// <summary>The first day of the month in which it was answered: the day itself tells neighbours too much.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <param name="Id">Of the document.</param>
/// <param name="Title">Its title when it was named.</param>
public sealed record ResultDocument(Guid Id, string Title);
