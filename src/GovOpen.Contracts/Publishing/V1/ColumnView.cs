using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Publishing.V1;

/// <summary>The answer of <c>GET /api/columns</c>: the columns (栏目) of the site, filled or not.</summary>
public sealed record ColumnList(IReadOnlyList<ColumnView> Columns);

/// <summary>A column: which records and which documents stand in it.</summary>
/// <param name="Key">Stable.</param>
/// <param name="Name">For people.</param>
/// <param name="Group">What kind of column it is.</param>
/// <param name="Tags">Documents with one of these stand in it too.</param>
/// <param name="Types">The types of records that can stand in it.</param>
public sealed record ColumnView(string Key, Wording Name, ColumnGroup Group, IReadOnlyList<string> Tags, IReadOnlyList<ColumnType> Types);

/// <param name="Key">Of a type of records.</param>
/// <param name="Name">For people.</param>
public sealed record ColumnType(string Key, Wording Name);

/// <summary>What is expected of a column.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ColumnGroup>))]
public enum ColumnGroup
{
    /// <summary>Records of some types, or documents with some tags; nothing more is expected.</summary>
    General,

    /// <summary>民生重点: policy documents and what was done about them.</summary>
    Focus,

    /// <summary>监督检查</summary>
    Supervision,

    /// <summary>重点领域: every unit is asked for something.</summary>
    KeyArea,

    /// <summary>权力公开透明运行: every unit with one of these columns has all of them.</summary>
    PowerSite,
}
