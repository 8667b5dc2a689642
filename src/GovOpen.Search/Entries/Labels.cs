using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Entries;

/// <summary>The field's Chinese words for the values of facets and tables.</summary>
internal static class Labels
{
    public static string OfType(EntryType type) => type switch
    {
        EntryType.Document => "文件",
        EntryType.Interpretation => "解读",
        EntryType.Answer => "问答",
        EntryType.Result => "办理结果",
    };

    /// <summary>Where the portal shows entries of a type.</summary>
    public static string AddressOf(EntryType type) => type switch
    {
        EntryType.Interpretation => "/interpretations/",
        EntryType.Answer => "/answers/",
        EntryType.Result => "/results/",
        _ => "/documents/",
    };

    public static string OfAspect(InterpretationAspect aspect) => aspect switch
    {
        InterpretationAspect.Background => "背景依据",
        InterpretationAspect.Goals => "目标任务",
        InterpretationAspect.MainContent => "主要内容",
        InterpretationAspect.Scope => "适用范围",
        InterpretationAspect.Standards => "执行标准",
        InterpretationAspect.Cautions => "注意事项",
        InterpretationAspect.KeyTerms => "关键词诠释",
        InterpretationAspect.Benefits => "惠民利企举措",
        InterpretationAspect.Differences => "新旧政策差异",
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

    public static string OfForm(DocumentForm form) => form switch
    {
        DocumentForm.Resolution => "决议",
        DocumentForm.Decision => "决定",
        DocumentForm.Order => "命令（令）",
        DocumentForm.Communique => "公报",
        DocumentForm.Proclamation => "公告",
        DocumentForm.PublicNotice => "通告",
        DocumentForm.Opinion => "意见",
        DocumentForm.Notice => "通知",
        DocumentForm.Circular => "通报",
        DocumentForm.Report => "报告",
        DocumentForm.Request => "请示",
        DocumentForm.Reply => "批复",
        DocumentForm.Motion => "议案",
        DocumentForm.Letter => "函",
        DocumentForm.Minutes => "纪要",
    };

    public static string OfOutcome(CleanUpOutcome outcome) => outcome switch
    {
        CleanUpOutcome.Continue => "继续有效",
        CleanUpOutcome.Amend => "拟修改",
        CleanUpOutcome.Repeal => "废止",
        CleanUpOutcome.Lapse => "宣布失效",
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
