using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Identity.V1;

/// <summary>What somebody may do. A claim <c>role</c> in every token; what each role may do is said where it is checked.</summary>
[JsonConverter(typeof(RoleConverter))]
public enum Role
{
    /// <summary>编辑</summary>
    Editor,

    /// <summary>审核</summary>
    Reviewer,

    /// <summary>合法性审核</summary>
    LegalReviewer,

    /// <summary>保密审查</summary>
    SecrecyReviewer,

    /// <summary>签发人</summary>
    Principal,

    /// <summary>发布</summary>
    Publisher,

    /// <summary>依申请公开经办</summary>
    DisclosureOfficer,

    /// <summary>12345 话务</summary>
    HotlineAgent,

    /// <summary>派单</summary>
    Dispatcher,

    /// <summary>承办</summary>
    Handler,

    /// <summary>回访</summary>
    FollowUp,

    /// <summary>监督</summary>
    Supervisor,

    /// <summary>运维</summary>
    Operator,

    /// <summary>系统管理员</summary>
    SysAdmin,

    /// <summary>安全管理员</summary>
    SecAdmin,

    /// <summary>审计员</summary>
    Auditor,

    /// <summary>A machine that imports documents of a register.</summary>
    Importer,

    /// <summary>A machine that reads the knowledge base: 12345.</summary>
    KnowledgeConsumer,
}

/// <summary>A role is written as its name; a number is none.</summary>
public sealed class RoleConverter() : JsonStringEnumConverter<Role>(namingPolicy: null, allowIntegerValues: false);
