using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Drafts;

/// <summary>What is done to a draft.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DraftStep>))]
internal enum DraftStep
{
    /// <summary>修改: a new immutable version of the text or its data.</summary>
    Save,

    /// <summary>公开征求意见</summary>
    OpenSolicitation,

    /// <summary>结束征求意见: with what became of the opinions.</summary>
    CloseSolicitation,

    /// <summary>送审</summary>
    Submit,

    /// <summary>紧急送审: the short way, which never leaves out the secrecy review.</summary>
    SubmitUrgently,

    /// <summary>出具合法性审核意见: in favour.</summary>
    GiveLegalOpinion,

    /// <summary>通过保密审查: with the disclosure mode and what is struck out.</summary>
    ClearSecrecy,

    /// <summary>审核通过</summary>
    PassReview,

    /// <summary>校对通过</summary>
    PassProof,

    /// <summary>签发</summary>
    Sign,

    /// <summary>编号</summary>
    AssignNumber,

    /// <summary>定时: to be released at an instant.</summary>
    Schedule,

    /// <summary>取消定时</summary>
    Unschedule,

    /// <summary>发布</summary>
    Release,

    /// <summary>到时发布: by the clock.</summary>
    ReleaseOnTime,

    /// <summary>归档</summary>
    File,

    /// <summary>退回: to the drafters, with reasons.</summary>
    Return,

    /// <summary>撤回意见: who reviewed takes it back.</summary>
    WithdrawOpinion,

    /// <summary>作废</summary>
    Abandon,
}
