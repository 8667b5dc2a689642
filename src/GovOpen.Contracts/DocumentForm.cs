using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>公文种类 (党政机关公文处理工作条例第八条): the fifteen forms of an official letter.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DocumentForm>))]
public enum DocumentForm
{
    /// <summary>决议</summary>
    Resolution,

    /// <summary>决定</summary>
    Decision,

    /// <summary>命令（令）</summary>
    Order,

    /// <summary>公报</summary>
    Communique,

    /// <summary>公告</summary>
    Proclamation,

    /// <summary>通告</summary>
    PublicNotice,

    /// <summary>意见</summary>
    Opinion,

    /// <summary>通知</summary>
    Notice,

    /// <summary>通报</summary>
    Circular,

    /// <summary>报告</summary>
    Report,

    /// <summary>请示</summary>
    Request,

    /// <summary>批复</summary>
    Reply,

    /// <summary>议案</summary>
    Motion,

    /// <summary>函</summary>
    Letter,

    /// <summary>纪要</summary>
    Minutes,
}
