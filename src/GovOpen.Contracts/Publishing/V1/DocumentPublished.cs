namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// A document is public in this version: it appeared, or its text or facts changed. It carries the whole of what is public
/// about the document but its body, which is fetched by <see cref="BodyHash"/>, so that a body that must be purged stands
/// in one place. Subject: the document; apply if <see cref="Version"/> is newer.
/// </summary>
public sealed record DocumentPublished
{
    /// <summary>Ours, stable for all versions.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>1 for the first; every change adds one.</summary>
    public required long Version { get; init; }

    /// <summary>The identity that the source gave it: 1 to 200 characters.</summary>
    public required string SourceId { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>公文种类, where it is known.</summary>
    public DocumentForm? Form { get; init; }

    /// <summary>发文字号, as <see cref="DocumentNumber"/> writes it where it could be read, else as it came.</summary>
    public string? Number { get; init; }

    /// <summary>索引号</summary>
    public string? IndexNumber { get; init; }

    /// <summary>发文机关</summary>
    public string? Issuer { get; init; }

    /// <summary>行政区划代码 of the issuer (GB/T 2260): 6 digits, 9 for a township, 12 for a village.</summary>
    public string? Division { get; init; }

    /// <summary>主题分类</summary>
    public string? Theme { get; init; }

    /// <summary>主题词</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>成文日期</summary>
    public DateOnly? WrittenOn { get; init; }

    /// <summary>The dated facts.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Why <see cref="Validity.LastValidDay"/> is what it is; null when there is none.</summary>
    public LastValidDayReason? LastValidDayReason { get; init; }

    /// <summary>The facts do not settle its validity as the rules want it; a person should look.</summary>
    public bool ReviewNeeded { get; init; }

    /// <summary>How it stands to other documents.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>题注: adoption, publication and amendments, in the source's words.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal: the one that counts on the day of <see cref="RecordedAt"/>.</summary>
    public required string BodyHash { get; init; }

    /// <summary>All its texts in the order of their days, the first without one; absent while there is only one.</summary>
    public IReadOnlyList<TextVersion>? Texts { get; init; }

    /// <summary>What happened to it since it was published, in the order in which it was recorded.</summary>
    public IReadOnlyList<Act>? Acts { get; init; }

    /// <summary>When this version was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
