using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Entries;

/// <summary>The field's Chinese words for the values of facets.</summary>
internal static class Labels
{
    public static string OfType(EntryType type) => type switch
    {
        EntryType.Document => "文件",
        EntryType.Interpretation => "解读",
        EntryType.Answer => "问答",
        EntryType.Result => "办理结果",
    };

    public static string OfKind(DocumentKind kind) => kind switch
    {
        DocumentKind.Law => "法律",
        DocumentKind.AdministrativeRegulation => "行政法规",
        DocumentKind.LocalRegulation => "地方性法规",
        DocumentKind.Rule => "规章",
        DocumentKind.JudicialInterpretation => "司法解释",
        DocumentKind.NormativeDocument => "行政规范性文件",
        DocumentKind.OtherDocument => "其他文件",
    };

    public static string OfValidity(ValidityStatus status) => status switch
    {
        ValidityStatus.InForce => "有效",
        ValidityStatus.PartiallyInForce => "部分失效",
        ValidityStatus.NotYetInForce => "尚未施行",
        ValidityStatus.Suspended => "停止执行",
        ValidityStatus.Lapsed => "失效",
        ValidityStatus.Repealed => "废止",
        ValidityStatus.Unknown => "有效性待核",
        ValidityStatus.NotDisclosed => "未公开",
    };
}
