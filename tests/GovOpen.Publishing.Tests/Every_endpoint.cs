using System.Net.Http.Json;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Publishing.Tests;

public sealed class Every_endpoint(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private const string Table =
        """
        GET /api/audit/export: ReadAudit
        GET /api/audit/verify: ReadAudit
        GET /api/audit: ReadAudit
        GET /api/basis-check: scope public|staff
        GET /api/documents: ListDocuments
        POST /api/documents/import: ImportDocuments
        * /health/live: anyone
        * /health/ready: anyone
        GET /internal/bodies/{hash}: scope internal
        GET /internal/events: scope internal
        GET /openapi/{documentName}.json: anyone
        """;

    [Fact]
    public void has_the_rule_that_it_is_meant_to_have() =>
        Assert.Equal(Table.Split('\n').Select(line => line.Trim()).Order(StringComparer.Ordinal), publishing.Endpoints.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task opens_to_whom_the_rule_lets_in_and_to_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var row in publishing.Endpoints)
        {
            await TryAsync(row, null, null);
            foreach (var scope in (string[])[Scopes.Public, Scopes.Internal]) await TryAsync(row, scope, Role.Auditor);
            foreach (var role in Enum.GetValues<Role>()) await TryAsync(row, Scopes.Staff, role);
        }

        Assert.Empty(wrong);

        async Task TryAsync(EndpointRow row, string? scope, Role? role)
        {
            using var request = new HttpRequestMessage(row.Method == "*" ? HttpMethod.Get : new(row.Method), row.Example);
            if (row.Method == "POST") request.Content = JsonContent.Create(new { });
            if (scope is not null) request.Headers.Authorization = new("Bearer", scope == Scopes.Staff ? publishing.TokenAt(role!.Value, "510000", "四川省人民政府办公厅") : publishing.TokenOf(scope, role!.Value));
            using var answer = await publishing.Anonymous.SendAsync(request);

            var status = (int)answer.StatusCode;
            if (EndpointTable.RefusalOf(row, scope, role) is { } expected ? status != expected : status is 401 or 403 or 500) wrong.Add($"{row} answers {status} to {role} with scope {scope ?? "none"}");
        }
    }

    [Fact]
    public async Task writes_down_whom_it_refused()
    {
        using var answer = await publishing.GetAsync("/api/audit", publishing.TokenAt(Role.Editor, "510100", subject: "curious"));

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("request GET /api/audit/ forbidden", await publishing.Database.ScalarAsync("select action || ' ' || object || ' ' || outcome from audit where actor_id = 'curious'"));
    }
}
