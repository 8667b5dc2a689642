using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Hotline.Orders;

/// <summary>For what a work order (工单) waits.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OrderState>))]
internal enum OrderState
{
    /// <summary>已登记</summary>
    Received,

    /// <summary>已指引其他渠道: not for 12345, and told who is.</summary>
    Redirected,

    /// <summary>已受理: a unit is to be found.</summary>
    Accepted,

    /// <summary>已派单: the unit is to begin.</summary>
    Assigned,

    /// <summary>办理中</summary>
    InProgress,

    /// <summary>已答复: the unit's own review is to come.</summary>
    Replied,

    /// <summary>已审核: to be closed by the centre.</summary>
    Reviewed,

    /// <summary>已办结: the reply is with who asked. Not the same as resolved.</summary>
    Closed,

    /// <summary>已回访</summary>
    FollowedUp,

    /// <summary>已评价</summary>
    Evaluated,

    /// <summary>已并单: another order has it.</summary>
    Merged,
}

/// <summary>What is done to a work order.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OrderStep>))]
internal enum OrderStep
{
    /// <summary>登记</summary>
    Receive,

    /// <summary>受理</summary>
    Accept,

    /// <summary>指引其他渠道</summary>
    Redirect,

    /// <summary>即时答复: the agent knows the answer while the caller is on the line.</summary>
    AnswerAtOnce,

    /// <summary>并单</summary>
    Merge,

    /// <summary>改类: another kind, with that one's limit, from the same day.</summary>
    Reclassify,

    /// <summary>分类: by people, from which suggestions are learned.</summary>
    Classify,

    /// <summary>派单, or 转办 where a unit has it already.</summary>
    Assign,

    /// <summary>退单: within the limit, with a reason.</summary>
    Return,

    /// <summary>开始办理</summary>
    Start,

    /// <summary>联合办理: other units reply too.</summary>
    Join,

    /// <summary>协办答复</summary>
    JointReply,

    /// <summary>申请延期</summary>
    RequestExtension,

    /// <summary>批准延期</summary>
    ApproveExtension,

    /// <summary>不予延期</summary>
    RefuseExtension,

    /// <summary>中止: a procedure outside must end first.</summary>
    Suspend,

    /// <summary>恢复</summary>
    Resume,

    /// <summary>督办</summary>
    Urge,

    /// <summary>答复</summary>
    Reply,

    /// <summary>审核通过</summary>
    ApproveReply,

    /// <summary>退回重办</summary>
    SendBack,

    /// <summary>办结</summary>
    Close,

    /// <summary>回访</summary>
    FollowUp,

    /// <summary>评价: by who asked.</summary>
    Evaluate,

    /// <summary>重新办理: once.</summary>
    Reopen,
}
