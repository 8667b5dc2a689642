using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>
/// An approved version of an interpretation, which never changes any more. Its hash is SHA-256 of this as JSON in UTF-8; by the hash
/// it is signed, released and fetched.
/// </summary>
public sealed record SealedInterpretation
{
    /// <summary>Stable for all versions. UUIDv7.</summary>
    public required Guid InterpretationId { get; init; }

    /// <summary>Counts what happened to the interpretation; newer wins.</summary>
    public required long Version { get; init; }

    /// <summary>The document that it explains.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>解读形式</summary>
    public required InterpretationForm Form { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>The unit that drafted document and interpretation.</summary>
    public required string Unit { get; init; }

    /// <summary>行政区划代码 of the unit.</summary>
    public required string? Division { get; init; }

    /// <summary>解读人: who explains, with name and office, where it is a person.</summary>
    public string? Interpreter { get; init; }

    /// <summary>What it says, in this order.</summary>
    public required IReadOnlyList<InterpretationSection> Sections { get; init; }

    /// <summary>What it shows, in this order; absent: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InterpretationMedia>? Media { get; init; }

    /// <summary>When it was approved.</summary>
    public required DateTimeOffset SealedAt { get; init; }
}

/// <param name="Aspect">What it explains.</param>
/// <param name="Text">Plain text, paragraphs on lines of their own.</param>
public sealed record InterpretationSection(InterpretationAspect Aspect, string Text);
