using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Accounts;

/// <summary>Who is in the sample: one person for every role at the province's office and three who review (三审三校由不同人员进行), all who bring a document to the public at one city, those who matter to scopes at another and at a county, and two machines.</summary>
internal static class SampleAccounts
{
    private static readonly SampleUnit _province = new("四川省人民政府办公厅", "510000");
    private static readonly SampleUnit _chengdu = new("成都市人民政府办公厅", "510100");
    private static readonly SampleUnit _zigong = new("自贡市人民政府办公室", "510300");
    private static readonly SampleUnit _qingbaijiang = new("成都市青白江区人民政府办公室", "510113");

    public static IReadOnlyList<SampleUnit> Units { get; } =
    [
        _province, _chengdu, _zigong, _qingbaijiang,
        new("四川省人力资源和社会保障厅", "510000", _province.Name),
        new("成都市医疗保障局", "510100", _chengdu.Name),
    ];

    public static IReadOnlyList<SamplePerson> People { get; } =
    [
        .. Enum.GetValues<Role>().Except(Permissions.MachineRoles).Select(role => PersonOf(role, _province)),
        .. MoreReviewersOf(_province),
        .. new[] { Role.Editor, Role.Reviewer, Role.LegalReviewer, Role.SecrecyReviewer, Role.Principal, Role.Publisher, Role.Supervisor, Role.SecAdmin, Role.Auditor }.Select(role => PersonOf(role, _chengdu)),
        .. MoreReviewersOf(_chengdu),
        .. new[] { Role.Editor, Role.Supervisor, Role.SecAdmin }.Select(role => PersonOf(role, _zigong)),
        .. new[] { Role.Editor, Role.Handler }.Select(role => PersonOf(role, _qingbaijiang)),
    ];

    public static IReadOnlyList<SampleMachine> Machines { get; } =
        [.. Permissions.MachineRoles.Select(role => new SampleMachine(role, CamelCase.Of(role), [Scopes.Staff], _province.Division))];

    private static SamplePerson PersonOf(Role role, SampleUnit unit) =>
        new(role, $"{CamelCase.Of(role)}.{unit.Division}", $"示例{Title(role)}", unit.Name);

    /// <summary>The second and the third: each of three reviews is another person's.</summary>
    private static IEnumerable<SamplePerson> MoreReviewersOf(SampleUnit unit) => new[] { "2", "3" }.Select(which =>
        new SamplePerson(Role.Reviewer, $"{CamelCase.Of(Role.Reviewer)}{which}.{unit.Division}", $"示例{Title(Role.Reviewer)}{which}", unit.Name));

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
}

/// <param name="Name">In full.</param>
/// <param name="Division">Its code.</param>
/// <param name="Government">Of a department: whose.</param>
internal sealed record SampleUnit(string Name, string Division, string? Government = null);

internal sealed record SamplePerson(Role Role, string Username, string DisplayName, string Unit);

internal sealed record SampleMachine(Role Role, string ClientId, IReadOnlyList<string> Scopes, string Division);
