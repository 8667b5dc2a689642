using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Accounts;

/// <summary>Who is in the sample: one person for every role at the province's office, who drafts and publishes at a city's, and two machines.</summary>
internal static class SampleAccounts
{
    private static readonly Unit _province = new("四川省人民政府办公厅", "510000");
    private static readonly Unit _city = new("成都市人民政府办公厅", "510100");

    private static readonly Role[] _machineRoles = [Role.Importer, Role.KnowledgeConsumer];

    public static IReadOnlyList<SamplePerson> People { get; } =
    [
        .. Enum.GetValues<Role>().Except(_machineRoles).Select(role => PersonOf(role, _province)),
        .. new[] { Role.Editor, Role.Reviewer, Role.Publisher }.Select(role => PersonOf(role, _city)),
    ];

    public static IReadOnlyList<SampleMachine> Machines { get; } =
        [.. _machineRoles.Select(role => new SampleMachine(role, CamelCase.Of(role), [Scopes.Staff], _province.Division))];

    private static SamplePerson PersonOf(Role role, Unit unit) =>
        new(role, $"{CamelCase.Of(role)}.{unit.Division}", $"示例{Title(role)}", unit.Name, unit.Division);

    private static string Title(Role role) => role switch
    {
        Role.Editor => "编辑",
        Role.Reviewer => "审核",
        Role.LegalReviewer => "合法性审核",
        Role.SecrecyReviewer => "保密审查",
        Role.Principal => "签发人",
        Role.Publisher => "发布",
        Role.DisclosureOfficer => "依申请公开经办",
        Role.HotlineAgent => "话务",
        Role.Dispatcher => "派单",
        Role.Handler => "承办",
        Role.FollowUp => "回访",
        Role.Supervisor => "监督",
        Role.Operator => "运维",
        Role.SysAdmin => "系统管理员",
        Role.SecAdmin => "安全管理员",
        Role.Auditor => "审计员",
        Role.Importer or Role.KnowledgeConsumer => throw new ArgumentOutOfRangeException(nameof(role), role, "A machine's role."),
    };

    private sealed record Unit(string Name, string Division);
}

internal sealed record SamplePerson(Role Role, string Username, string DisplayName, string Unit, string Division);

internal sealed record SampleMachine(Role Role, string ClientId, IReadOnlyList<string> Scopes, string Division);
