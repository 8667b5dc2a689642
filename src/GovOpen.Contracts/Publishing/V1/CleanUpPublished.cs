using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Publishing.V1;

/// <summary>The result of a clean-up campaign (文件清理结果目录) as the public reads it; part of a <see cref="DocumentSet"/>.</summary>
public sealed record CleanUpPublished
{
    /// <summary>Ours.</summary>
    public required Guid CleanUpId { get; init; }

    /// <summary>四川省人民政府关于…行政规范性文件清理结果的通知</summary>
    public required string Title { get; init; }

    /// <summary>Of the decision that announces it, where it has one.</summary>
    public string? Number { get; init; }

    /// <summary>The organ whose documents were looked at.</summary>
    public required string Issuer { get; init; }

    /// <summary>Its 行政区划代码.</summary>
    public required string Division { get; init; }

    /// <summary>The day of publication.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The first day on which repeals and lapses of the lists count.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Whether what stands on none of the lists is repealed (未列入继续有效目录的一律废止).</summary>
    public required bool DefaultRepeal { get; init; }

    /// <summary>In the order of the lists, and within a list in its own.</summary>
    public required IReadOnlyList<CleanUpLine> Lines { get; init; }
}

/// <summary>One document of a clean-up.</summary>
/// <param name="Outcome">On which list it stands.</param>
/// <param name="DocumentId">Ours.</param>
/// <param name="Title">标题</param>
/// <param name="Number">发文字号</param>
/// <param name="LastValidDay">The new last valid day, where the list states one.</param>
/// <param name="ByDefault">Repealed because it stands on no list.</param>
public sealed record CleanUpLine(CleanUpOutcome Outcome, Guid DocumentId, string Title, string? Number, DateOnly? LastValidDay, bool ByDefault);

/// <summary>The lists of a clean-up.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CleanUpOutcome>))]
public enum CleanUpOutcome
{
    /// <summary>继续有效</summary>
    Continue,

    /// <summary>拟修改</summary>
    Amend,

    /// <summary>废止</summary>
    Repeal,

    /// <summary>宣布失效</summary>
    Lapse,
}
