namespace GovOpen.Contracts.Publishing.V1;

/// <summary>
/// A disclosure record (建议提案办理、预决算、审计整改、双随机、处罚 …) is public in this version: it appeared, or was corrected. It
/// carries only fields that are public, with their names and wording, so that readers need not know the type: a type is
/// configuration of Publishing. Subject: the record; apply if <see cref="Version"/> is newer.
/// </summary>
public sealed record RecordPublished
{
    /// <summary>Ours, stable for all versions.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Grows with every change, those that were not public included, so that there may be gaps.</summary>
    public required long Version { get; init; }

    /// <summary>The key of its type: <c>spotCheckResult</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What people call the type.</summary>
    public required Wording TypeName { get; init; }

    /// <summary>The key of the column (栏目) that it stands in.</summary>
    public required string Column { get; init; }

    /// <summary>What people call the column.</summary>
    public required Wording ColumnName { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>The full name of the unit whose record it is.</summary>
    public required string Issuer { get; init; }

    /// <summary>行政区划代码 of the unit.</summary>
    public required string Division { get; init; }

    /// <summary>The year that it is about; where its type has none, the one in which it became public.</summary>
    public required int Year { get; init; }

    /// <summary>承办单位, where its type has one.</summary>
    public string? Organiser { get; init; }

    /// <summary>办理结果 or the like, where its type has one: what a filter takes.</summary>
    public string? Result { get; init; }

    /// <summary>The same for people, where it is one of several options.</summary>
    public Wording? ResultName { get; init; }

    /// <summary>主题词, from the controlled vocabulary.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>In the order of the type.</summary>
    public required IReadOnlyList<PublicField> Fields { get; init; }

    /// <summary>The day on which its first version became public.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Why it was corrected; null for the first version.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>When this version became public.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>One field of a record as the public sees it.</summary>
public sealed record PublicField
{
    /// <summary>Its key in the type.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required Wording Name { get; init; }

    /// <summary>What it holds.</summary>
    public required RecordFieldKind Kind { get; init; }

    /// <summary>For machines: a day, a number, a division code, the key of an option, the id of a record or document, or the text.</summary>
    public required string Value { get; init; }

    /// <summary>For people, where <see cref="Value"/> is the key of an option.</summary>
    public Wording? Choice { get; init; }

    /// <summary>For people, where <see cref="Value"/> is an id: the title of what it names.</summary>
    public string? Title { get; init; }
}
