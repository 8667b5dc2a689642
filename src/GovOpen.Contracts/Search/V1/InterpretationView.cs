using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/interpretations/{id}</c>: an interpretation as the public sees it on one day.</summary>
public sealed record InterpretationView
{
    /// <summary>Stable for all versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>That is public.</summary>
    public required long Version { get; init; }

    /// <summary>解读形式</summary>
    public required InterpretationForm Form { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>The unit that explains.</summary>
    public required string Unit { get; init; }

    /// <summary>行政区划代码 of the unit.</summary>
    public required string? Division { get; init; }

    /// <summary>解读人, where it is a person.</summary>
    public required string? Interpreter { get; init; }

    /// <summary>When it became public; for what was signed with its document, the same instant.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>On <see cref="AsOf"/>: that of the document, with which it ends.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>What it explains.</summary>
    public required ChainDocument Document { get; init; }

    /// <summary>What it says.</summary>
    public required IReadOnlyList<InterpretationSection> Sections { get; init; }

    /// <summary>What it shows.</summary>
    public required IReadOnlyList<InterpretationMedia> Media { get; init; }

    /// <summary>Whether the document was amended since: then this explains a text that does not count any more.</summary>
    public required bool ExplainsAnotherText { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}
