using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>For what an interpretation waits.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InterpretationState>))]
internal enum InterpretationState
{
    /// <summary>起草</summary>
    Drafting,

    /// <summary>审核</summary>
    InReview,

    /// <summary>待签发: sealed; signed and released with its document.</summary>
    Approved,

    /// <summary>已发布</summary>
    Released,

    /// <summary>作废: the end.</summary>
    Abandoned,
}

/// <summary>What is done to an interpretation.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InterpretationStep>))]
internal enum InterpretationStep
{
    /// <summary>修改: a new revision.</summary>
    Save,

    /// <summary>送审</summary>
    Submit,

    /// <summary>退回: to the drafters, with reasons.</summary>
    Return,

    /// <summary>审核通过: the revision is sealed.</summary>
    Approve,

    /// <summary>重新修改: what was approved or released is written anew.</summary>
    Reopen,

    /// <summary>发布: with its document, by whoever releases that.</summary>
    Release,

    /// <summary>作废</summary>
    Abandon,
}
