using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>What can happen to a document after its publication.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ActType>))]
public enum ActType
{
    /// <summary>废止: no force from the day on.</summary>
    Repealed,

    /// <summary>部分废止: the named articles have no force from the day on.</summary>
    PartlyRepealed,

    /// <summary>修改: another text from the day on.</summary>
    Amended,

    /// <summary>勘误: the text that counts was published with a mistake; the correct one takes its place from its own first day on.</summary>
    Corrected,

    /// <summary>延续有效期: valid until another day.</summary>
    Extended,

    /// <summary>停止执行 (行政复议法第五十九条), from the day on, until a day or until further notice.</summary>
    Suspended,

    /// <summary>恢复执行: a suspension ends; it is executed again from the day on.</summary>
    Resumed,

    /// <summary>宣布失效: declared to have no more force, from the day on.</summary>
    DeclaredLapsed,

    /// <summary>清理后继续有效: a clean-up looked at it and kept it.</summary>
    Kept,

    /// <summary>清理后待修改: a clean-up found that it must be amended; until that is done it stays as it is.</summary>
    ToBeAmended,

    /// <summary>撤下: it should not have been published; its address stays and says so.</summary>
    Withdrawn,

    /// <summary>永久移除: there is nothing at its address any more, and the address says so.</summary>
    Gone,

    /// <summary>改址: it is to be read at another document's address.</summary>
    Redirected,

    /// <summary>恢复公开: what was withdrawn is public again.</summary>
    Restored,
}

/// <summary>
/// One thing that happened to a document, as a dated fact. A document's <see cref="Validity"/> and its texts follow from what was
/// published and from its acts, in the order in which they were recorded.
/// </summary>
public sealed record Act
{
    /// <summary>What.</summary>
    public required ActType Type { get; init; }

    /// <summary>The first day on which it counts.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Of a suspension: its last day, null for until further notice. Of an extension: the new last valid day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The articles that it concerns, by their anchors; none: the whole document.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>Of an amendment or a correction: the text from the day on, as <see cref="Publishing.V1.DocumentPublished.BodyHash"/>.</summary>
    public string? BodyHash { get; init; }

    /// <summary>By what: the number, or the title, of the acting document.</summary>
    public string? By { get; init; }

    /// <summary>The acting document, where it is one of ours; of <see cref="ActType.Redirected"/>: the one to read instead.</summary>
    public Guid? ById { get; init; }

    /// <summary>The clean-up campaign that decided it.</summary>
    public Guid? CleanUpId { get; init; }

    /// <summary>Why, in words for the public.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
