using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

/// <summary>All ways into the staff site and its API. What the gateway passes on is walked where it is judged, in the services.</summary>
public sealed class Every_endpoint(OfficeSite office) : IClassFixture<OfficeSite>
{
    // Pages answer HEAD as they answer GET.
    private const string Table =
        """
        GET /: anyone
        GET /account: signed in
        POST /account/delegations: DelegateRole
        POST /account/delegations/{id:guid}/end: DelegateRole
        GET /account/password: anyone
        POST /account/password: anyone
        GET /account/second-factor: anyone
        POST /account/second-factor: anyone
        POST /account/second-factor/confirm: anyone
        GET /accounts: ReadAccounts
        GET /accounts/new: ManageAccounts
        POST /accounts/new: ManageAccounts
        GET /accounts/{id:guid}: ReadAccounts
        POST /accounts/{id:guid}/lock: ManageAccounts
        POST /accounts/{id:guid}/password: ManageAccounts
        POST /accounts/{id:guid}/roles: ManageAccounts
        POST /accounts/{id:guid}/second-factor: ManageAccounts
        POST /accounts/{id:guid}/unit: ManageAccounts
        POST /accounts/{id:guid}/unlock: ManageAccounts
        GET /api/account: judged by identity
        GET /api/account/delegations: judged by identity
        POST /api/account/delegations: judged by identity
        POST /api/account/delegations/{id}/end: judged by identity
        POST /api/account/password: judged by identity
        POST /api/account/second-factor: judged by identity
        POST /api/account/second-factor/confirm: judged by identity
        GET /api/accounts: judged by identity
        POST /api/accounts: judged by identity
        GET /api/accounts/{id}: judged by identity
        POST /api/accounts/{id}/lock: judged by identity
        POST /api/accounts/{id}/password: judged by identity
        POST /api/accounts/{id}/roles: judged by identity
        POST /api/accounts/{id}/second-factor/reset: judged by identity
        POST /api/accounts/{id}/unit: judged by identity
        POST /api/accounts/{id}/unlock: judged by identity
        GET /api/audit: judged by every service with a trail
        GET /api/audit/export: judged by every service with a trail
        GET /api/audit/verify: judged by every service with a trail
        GET /api/documents: judged by publishing
        POST /api/documents/import: judged by publishing
        POST /api/sign-out: judged by identity
        POST /api/token: judged by identity
        GET /api/units: judged by identity
        POST /api/units: judged by identity
        POST /api/units/{id}/close: judged by identity
        POST /api/units/{id}/rename: judged by identity
        GET /audit: ReadAudit
        GET /audit/export: ReadAudit
        GET /audit/verify: ReadAudit
        GET /favicon.svg: anyone
        * /health/live: anyone
        * /health/ready: anyone
        GET /office.css: anyone
        GET /openapi/identity.json: judged by identity
        GET /openapi/publishing.json: judged by publishing
        GET /openapi/{documentName}.json: anyone
        GET /sign-in: anyone
        POST /sign-in: anyone
        POST /sign-out: anyone
        GET /units: ReadUnits
        GET /units/new: ManageUnits
        POST /units/new: ManageUnits
        GET /units/{id:guid}: ManageUnits
        POST /units/{id:guid}/close: ManageUnits
        POST /units/{id:guid}/rename: ManageUnits
        """;

    public static TheoryData<Role> People => [.. Enum.GetValues<Role>().Except(Permissions.MachineRoles)];

    [Fact]
    public void has_the_rule_that_it_is_meant_to_have() => Assert.Equal(
        Table.Split('\n').Select(line => line.Trim()).Order(StringComparer.Ordinal),
        office.Endpoints.Where(row => row.Method != "HEAD").Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task of_a_page_leads_to_signing_in_first()
    {
        foreach (var row in office.Endpoints.Where(row => row is { Method: "GET", NeedsSession: true, IsOpen: false }))
        {
            Assert.Equal((row.Pattern, 302), (row.Pattern, (await office.Browser().GetAsync(row.Example)).Status));
        }
    }

    [Theory, MemberData(nameof(People))]
    public async Task of_a_page_opens_to_whom_the_rule_lets_in_and_to_nobody_else(Role role)
    {
        var browser = await office.SignedInAsync(role);
        foreach (var row in office.Endpoints.Where(row => row is { Method: "GET", Action: not null, ForwardedTo: null }))
        {
            var isRefused = (await browser.GetAsync(row.Example)).Status == 403;
            Assert.Equal((row.Pattern, !Permissions.Of(row.Action!.Value).ContainsKey(role)), (row.Pattern, isRefused));
        }
    }
}
