using System.Net;
using System.Net.Http.Json;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Identity.Tests;

public sealed class Every_endpoint(IdentityApi identity) : IClassFixture<IdentityApi>
{
    private const string Table =
        """
        GET /.well-known/jwks.json: anyone
        GET /.well-known/openid-configuration: anyone
        GET /api/account/delegations: ManageOwnAccount
        GET /api/account: ManageOwnAccount
        GET /api/accounts/{id:guid}: ReadAccounts
        GET /api/accounts: ReadAccounts
        GET /api/audit/export: ReadAudit
        GET /api/audit/verify: ReadAudit
        GET /api/audit: ReadAudit
        GET /api/units: ReadUnits
        GET /internal/units/{id:guid}: scope internal
        GET /internal/events: scope internal
        GET /openapi/{documentName}.json: anyone
        POST /api/account/delegations/{id:guid}/end: ManageOwnAccount
        POST /api/account/delegations: DelegateRole
        POST /api/account/password: anyone
        POST /api/account/second-factor/confirm: anyone
        POST /api/account/second-factor: anyone
        POST /api/accounts/{id:guid}/lock: ManageAccounts
        POST /api/accounts/{id:guid}/password: ManageAccounts
        POST /api/accounts/{id:guid}/roles: ManageAccounts
        POST /api/accounts/{id:guid}/second-factor/reset: ManageAccounts
        POST /api/accounts/{id:guid}/unit: ManageAccounts
        POST /api/accounts/{id:guid}/unlock: ManageAccounts
        POST /api/accounts: ManageAccounts
        POST /api/sign-out: anyone
        POST /api/units/{id:guid}/close: ManageUnits
        POST /api/units/{id:guid}/rename: ManageUnits
        POST /api/units: ManageUnits
        POST /connect/token: anyone
        * /health/live: anyone
        * /health/ready: anyone
        """;

    [Fact]
    public void has_the_rule_that_it_is_meant_to_have() =>
        Assert.Equal(Table.Split('\n').Select(line => line.Trim()).Order(StringComparer.Ordinal), identity.Endpoints.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task opens_to_whom_the_rule_lets_in_and_to_nobody_else()
    {
        var wrong = new List<string>();
        var callers = new List<(string? Scope, Role? Role, string Token)> { (null, null, "") };
        foreach (var scope in (string[])[Scopes.Public, Scopes.Internal])
        {
            callers.Add((scope, Role.Auditor, (await identity.AskAsMachineAsync(await identity.HasMachineAsync([scope], Role.Auditor))).AccessToken));
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            callers.Add((Scopes.Staff, role, Permissions.MachineRoles.Contains(role)
                ? (await identity.AskAsMachineAsync(await identity.HasMachineAsync([Scopes.Staff], role))).AccessToken
                : await identity.TokenOfAsync(await identity.HasPersonAsync(role))));
        }

        foreach (var row in identity.Endpoints.Where(row => row.Pattern is not ("/connect/token" or "/api/sign-out")))
        {
            foreach (var (scope, role, token) in callers)
            {
                using var request = new HttpRequestMessage(row.Method == "*" ? HttpMethod.Get : new(row.Method), row.Example);
                if (row.Method == "POST") request.Content = JsonContent.Create(new { });
                if (token.Length > 0) request.Headers.Authorization = new("Bearer", token);
                using var answer = await identity.Http.SendAsync(request);

                var status = (int)answer.StatusCode;
                if (EndpointTable.RefusalOf(row, scope, role) is { } expected ? status != expected : status is 401 or 403 or 500) wrong.Add($"{row} answers {status} to {role} with scope {scope ?? "none"}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What lies in another city: with the right role, a good body and the right version, and still not there.</summary>
    [Theory]
    [InlineData(Role.SecAdmin, "GET", "/api/accounts/{account}")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/lock")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/unlock")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/password")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/second-factor/reset")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/roles", """{"roles":["Editor"],"reason":"越权"}""")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts/{account}/unit", """{"unitId":"UNIT","reason":"越权"}""")]
    [InlineData(Role.SecAdmin, "POST", "/api/accounts", """{"username":"NAME","displayName":"越权","unitId":"UNIT","roles":["Editor"]}""")]
    [InlineData(Role.SysAdmin, "POST", "/api/units/UNIT/rename", """{"name":"越权改名的单位"}""")]
    [InlineData(Role.SysAdmin, "POST", "/api/units/UNIT/close")]
    [InlineData(Role.SysAdmin, "POST", "/api/units", """{"name":"越权设立的单位","division":"510100"}""")]
    public async Task does_not_reach_beyond_the_own_division(Role role, string method, string path, string body = """{"reason":"越权"}""")
    {
        var account = await identity.IdOfAsync(await identity.HasPersonAsync(Role.Editor));
        var unit = (Guid)(await identity.Storage.Database.ScalarAsync("select id from units where name = $1", IdentityApi.Chengdu))!;
        var stranger = await identity.TokenOfAsync(await identity.HasPersonAtAsync("自贡市人民政府办公室", "510300", role));
        string Fill(string text) => text.Replace("{account}", account.ToString(), StringComparison.Ordinal).Replace("UNIT", unit.ToString(), StringComparison.Ordinal)
            .Replace("NAME", "n" + Guid.NewGuid().ToString("N")[..10], StringComparison.Ordinal);

        var (status, _) = await identity.CallAsync(stranger, new(method), Fill(path), method == "GET" ? null : System.Text.Json.Nodes.JsonNode.Parse(Fill(body)), version: 1);

        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, status.ToString());
        Assert.Equal("forbidden", await identity.Storage.Database.ScalarAsync("select outcome from audit order by number desc limit 1"));
    }
}
