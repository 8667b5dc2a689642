using System.ComponentModel;
using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// One line of an import: what a source states of one document. Null and absent are the same. Other fields are ignored and
/// named in the summary. A new field must be optional, so that what was imported before keeps its content hash. The
/// descriptions are those of OpenAPI.
/// </summary>
internal sealed record StatedDocument
{
    [Description("The source's own, stable: 1 to 200 characters, none of them a control character.")]
    public required string Id { get; init; }

    [Description("标题: 1 to 500 characters.")]
    public required string Title { get; init; }

    [Description("What it is in law; needed unless level says it.")]
    public DocumentKind? Kind { get; init; }

    [Description("效力级别 in the register's words (法律, 行政法规, 地方性法规, 部门规章, 规范性文件 …), for sources without kind.")]
    public string? Level { get; init; }

    [Description("发文机关")]
    public string? Issuer { get; init; }

    [Description("发文字号, in any usual spelling.")]
    public string? DocNumber { get; init; }

    [Description("索引号")]
    public string? IndexNumber { get; init; }

    [Description("主题分类")]
    public string? Theme { get; init; }

    [Description("主题词: at most 50, each of at most 50 characters.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("行政区划代码 of the issuer: 6, 9 or 12 digits.")]
    public string? Division { get; init; }

    [Description("The province's name, for sources without division.")]
    public string? Region { get; init; }

    [Description("成文日期")]
    public DateOnly? WrittenOn { get; init; }

    [Description("公布日期; without it the document counts as published before all days.")]
    public DateOnly? PublishedOn { get; init; }

    [Description("施行日期; without it the one that the text states, else validity is unknown on every day.")]
    public DateOnly? EffectiveOn { get; init; }

    [Description("有效期至; without it, for a normative document, the one that the text states or the sunset rule sets.")]
    public DateOnly? LastValidDay { get; init; }

    [Description("废止日期: the first day without force.")]
    public DateOnly? RepealedOn { get; init; }

    [Description("The first day on which a part of it no longer has force.")]
    public DateOnly? PartlyRepealedOn { get; init; }

    [Description("停止执行: stretches of days, both ends included; at most 50.")]
    public IReadOnlyList<Suspension>? Suspensions { get; init; }

    [Description("repealed without repealedOn holds on every day; amended: a later text took its place.")]
    public StatedStatus? Status { get; init; }

    [Description("How it stands to other documents, named by number or title; at most 50. None of these ends another document: state that on the other one.")]
    public IReadOnlyList<Relation>? Relations { get; init; }

    [Description("题注: adoption, publication and amendments; at most 30,000 characters in sum.")]
    public IReadOnlyList<string>? History { get; init; }

    [Description("The whole text.")]
    public required string Text { get; init; }
}

/// <summary>What a source says of a document's force today.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StatedStatus>))]
internal enum StatedStatus
{
    /// <summary>有效: no ending is known but the dated ones.</summary>
    Effective,

    /// <summary>废止</summary>
    Repealed,

    /// <summary>被修改: replaced by a later text.</summary>
    Amended,
}
