using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>
/// How one document stands to another, said of the document that carries it. A relation by itself changes nothing: what an act
/// does to another document is an <see cref="Act"/> of that one, with its day.
/// </summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RelationType>))]
public enum RelationType
{
    /// <summary>依据</summary>
    BasedOn,

    /// <summary>实施、细化</summary>
    Implements,

    /// <summary>转发</summary>
    Forwards,

    /// <summary>引用</summary>
    Cites,

    /// <summary>被…废止</summary>
    RepealedBy,

    /// <summary>被…修改</summary>
    AmendedBy,

    /// <summary>由…延续有效期</summary>
    ExtendedBy,

    /// <summary>解读</summary>
    Interprets,

    /// <summary>废止</summary>
    Repeals,

    /// <summary>修改</summary>
    Amends,

    /// <summary>延续有效期</summary>
    Extends,

    /// <summary>合并发布</summary>
    Consolidates,

    /// <summary>勘误</summary>
    Corrects,
}

/// <param name="Type">How.</param>
/// <param name="Target">The other document: its number, or its title where it has none.</param>
public sealed record Relation(RelationType Type, string Target)
{
    /// <summary>The title that a target names, without its marks: 《…》.</summary>
    public static string TitleIn(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Trim().TrimStart('《').TrimEnd('》');
    }

    /// <summary>The other document, where it is one of ours.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>The first day on which it holds; null: from the day on which this document takes effect.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The articles of this document that say so, by their anchors: <c>a3</c> for 第三条.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>The articles of the other document that are meant; none: the whole of it.</summary>
    public IReadOnlyList<string>? TargetArticles { get; init; }
}
