using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>What a section of an interpretation explains.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InterpretationAspect>))]
public enum InterpretationAspect
{
    /// <summary>背景依据</summary>
    Background,

    /// <summary>目标任务</summary>
    Goals,

    /// <summary>主要内容</summary>
    MainContent,

    /// <summary>适用范围</summary>
    Scope,

    /// <summary>执行标准</summary>
    Standards,

    /// <summary>注意事项</summary>
    Cautions,

    /// <summary>关键词诠释</summary>
    KeyTerms,

    /// <summary>惠民利企举措</summary>
    Benefits,

    /// <summary>新旧政策差异</summary>
    Differences,
}
