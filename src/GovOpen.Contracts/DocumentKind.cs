using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>What a document is in law. The order is that of rank: a kind is bound by those before it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>宪法、法律</summary>
    Law,

    /// <summary>行政法规</summary>
    AdministrativeRegulation,

    /// <summary>地方性法规</summary>
    LocalRegulation,

    /// <summary>规章：部门规章、地方政府规章，以令公布</summary>
    Rule,

    /// <summary>司法解释</summary>
    JudicialInterpretation,

    /// <summary>行政规范性文件</summary>
    NormativeDocument,

    /// <summary>其他文件</summary>
    OtherDocument,
}

/// <summary>The words that registers use for the kinds.</summary>
public static class DocumentKinds
{
    /// <summary>The kind that a level (效力级别) stands for; a level that is not known is an <see cref="DocumentKind.OtherDocument"/>.</summary>
    public static DocumentKind FromLevel(string level) => level switch
    {
        "宪法" or "法律" => DocumentKind.Law,
        "行政法规" => DocumentKind.AdministrativeRegulation,
        "地方性法规" => DocumentKind.LocalRegulation,
        "部门规章" or "地方政府规章" => DocumentKind.Rule,
        "司法解释" => DocumentKind.JudicialInterpretation,
        "规范性文件" => DocumentKind.NormativeDocument,
        _ => DocumentKind.OtherDocument,
    };
}
