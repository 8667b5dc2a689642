using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Each_role(OfficeSite office) : IClassFixture<OfficeSite>
{
    private static readonly (string Address, StaffAction Action, bool IsInNavigation)[] _pages =
    [
        ("/account", StaffAction.ManageOwnAccount, true),
        ("/units", StaffAction.ReadUnits, true),
        ("/units/new", StaffAction.ManageUnits, false),
        ($"/units/{FakeIdentity.Unit}", StaffAction.ManageUnits, false),
        ("/accounts", StaffAction.ReadAccounts, true),
        ($"/accounts/{FakeIdentity.Account}", StaffAction.ReadAccounts, false),
        ("/accounts/new", StaffAction.ManageAccounts, false),
        ("/audit", StaffAction.ReadAudit, true),
        ("/audit/export", StaffAction.ReadAudit, false),
        ("/audit/verify", StaffAction.ReadAudit, false),
    ];

    public static TheoryData<Role> People => [.. Enum.GetValues<Role>().Except(Permissions.MachineRoles)];

    [Theory, MemberData(nameof(People))]
    public async Task sees_what_it_may_see_and_nothing_else(Role role)
    {
        var browser = await office.SignedInAsync(role);
        var home = await browser.GetAsync("/");

        foreach (var (address, action, isInNavigation) in _pages)
        {
            var may = Permissions.Of(action).ContainsKey(role);
            var page = await browser.GetAsync(address);
            Assert.Equal(may ? 200 : 403, page.Status);
            if (!may) Assert.Contains("没有权限", page.Words, StringComparison.Ordinal);
            if (isInNavigation) Assert.Equal(may, home.Text.Contains($"<li><a href=\"{address}\"", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(People))]
    public async Task changes_only_what_it_may_change(Role role)
    {
        var browser = await office.SignedInAsync(role);
        var token = (await browser.GetAsync("/")).Form("/sign-out").Hidden[0];

        foreach (var (address, action) in new[]
        {
            ("/units/new", StaffAction.ManageUnits), ($"/units/{FakeIdentity.Unit}/close", StaffAction.ManageUnits), ("/accounts/new", StaffAction.ManageAccounts),
            ($"/accounts/{FakeIdentity.Account}/roles", StaffAction.ManageAccounts), ($"/accounts/{FakeIdentity.Account}/lock", StaffAction.ManageAccounts),
            ($"/accounts/{FakeIdentity.Account}/password", StaffAction.ManageAccounts), ("/account/delegations", StaffAction.DelegateRole),
        })
        {
            // Nothing is filled in: who may do it is told so.
            Assert.Equal(Permissions.Of(action).ContainsKey(role) ? 400 : 403, (await browser.PostAsync(address, token)).Status);
        }
    }

    [Fact]
    public async Task that_only_reads_accounts_finds_no_form_there()
    {
        var page = await (await office.SignedInAsync(Role.SysAdmin)).GetAsync($"/accounts/{FakeIdentity.Account}");

        Assert.DoesNotContain("锁定账号", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Posts);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/units")]
    [InlineData("/accounts")]
    [InlineData("/audit")]
    [InlineData("/audit/export")]
    public async Task needs_somebody_who_has_signed_in(string address)
    {
        var answer = await office.Browser().GetAsync(address);

        Assert.Equal(302, answer.Status);
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(address), answer.Location);
    }
}
