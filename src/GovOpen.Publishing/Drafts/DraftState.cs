using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Drafts;

/// <summary>For what a draft waits. <see cref="Transitions"/> says what leads from one to the next.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DraftState>))]
internal enum DraftState
{
    /// <summary>起草</summary>
    Drafting,

    /// <summary>征求意见</summary>
    Soliciting,

    /// <summary>合法性审核</summary>
    LegalReview,

    /// <summary>保密审查</summary>
    SecrecyReview,

    /// <summary>初审</summary>
    FirstReview,

    /// <summary>二审</summary>
    SecondReview,

    /// <summary>三审</summary>
    ThirdReview,

    /// <summary>一校</summary>
    FirstProof,

    /// <summary>二校</summary>
    SecondProof,

    /// <summary>三校</summary>
    ThirdProof,

    /// <summary>签发</summary>
    Signing,

    /// <summary>登记编号</summary>
    Numbering,

    /// <summary>待发布</summary>
    Ready,

    /// <summary>定时发布</summary>
    Scheduled,

    /// <summary>已发布: the end.</summary>
    Released,

    /// <summary>归档: signed and numbered, not for the public; the end.</summary>
    Filed,

    /// <summary>作废: the end.</summary>
    Abandoned,
}
