using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Interpretation.QaBase;

/// <summary>For what an entry waits.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QaState>))]
internal enum QaState
{
    /// <summary>起草</summary>
    Drafting,

    /// <summary>审核</summary>
    InReview,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已下架: what it rests on changed, or its unit took it back; to be written anew.</summary>
    Retired,
}

/// <summary>What is done to an entry.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QaStep>))]
internal enum QaStep
{
    /// <summary>修改</summary>
    Save,

    /// <summary>送审</summary>
    Submit,

    /// <summary>退回</summary>
    Return,

    /// <summary>审核发布</summary>
    Approve,

    /// <summary>复核: still as its basis says.</summary>
    Verify,

    /// <summary>下架</summary>
    Retire,
}
