using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>Why a question is in the base (川办发〔2023〕10号, item 7: 热点、重点、疑点).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QaKind>))]
public enum QaKind
{
    /// <summary>热点: many ask it.</summary>
    HotSpot,

    /// <summary>重点: much depends on it.</summary>
    KeyPoint,

    /// <summary>疑点: it is easily misunderstood.</summary>
    Doubt,
}
