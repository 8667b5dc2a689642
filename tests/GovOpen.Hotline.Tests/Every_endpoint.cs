using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class Every_endpoint(HotlineApi api) : IClassFixture<HotlineApi>
{
    private const string Table =
        """
        GET /api/audit/export: ReadAudit
        GET /api/audit/verify: ReadAudit
        GET /api/audit: ReadAudit
        GET /api/reports/concerns: ReadReports
        GET /api/reports/concerns.csv: ReadReports
        POST /api/concerns: scope public
        POST /api/concerns/lookup: scope public
        POST /api/concerns/evaluate: scope public
        GET /api/orders: ReadOrders
        POST /api/orders: TakeConcerns
        GET /api/orders/{id:guid}: ReadOrders
        POST /api/orders/{id:guid}/contact: ReadContacts
        POST /api/orders/{id:guid}/accept: TakeConcerns
        POST /api/orders/{id:guid}/redirect: TakeConcerns
        POST /api/orders/{id:guid}/answer-at-once: TakeConcerns
        POST /api/orders/{id:guid}/merge: TakeConcerns
        POST /api/orders/{id:guid}/reclassify: DispatchOrders
        GET /api/classes: ReadOrders
        POST /api/orders/{id:guid}/classify: DispatchOrders
        POST /api/orders/{id:guid}/assign: DispatchOrders
        POST /api/orders/{id:guid}/return: HandleOrders
        POST /api/orders/{id:guid}/start: HandleOrders
        POST /api/orders/{id:guid}/join: DispatchOrders
        POST /api/orders/{id:guid}/joint-reply: HandleOrders
        POST /api/orders/{id:guid}/request-extension: HandleOrders
        POST /api/orders/{id:guid}/approve-extension: SuperviseOrders
        POST /api/orders/{id:guid}/refuse-extension: SuperviseOrders
        POST /api/orders/{id:guid}/suspend: SuperviseOrders
        POST /api/orders/{id:guid}/resume: HandleOrders
        POST /api/orders/{id:guid}/urge: SuperviseOrders
        POST /api/orders/{id:guid}/reply: HandleOrders
        POST /api/orders/{id:guid}/approve-reply: ReviewReplies
        POST /api/orders/{id:guid}/send-back: ReviewReplies
        POST /api/orders/{id:guid}/close: DispatchOrders
        POST /api/orders/{id:guid}/follow-up: FollowUpOrders
        POST /api/orders/{id:guid}/reopen: FollowUpOrders
        GET /api/matters: ReadOrders
        PUT /api/matters/{unitId:guid}: ManageMatters
        GET /api/digests: scope public|staff
        GET /api/digests.csv: scope public|staff
        GET /api/digests/{id:guid}: scope public|staff
        GET /api/digests/own: PublishDigests
        POST /api/digests/{id:guid}/publish: PublishDigests
        GET /api/results: ReadResults
        GET /api/orders/{id:guid}/result: ReadOrders
        PUT /api/orders/{id:guid}/result: WriteResults
        POST /api/orders/{id:guid}/result/publish: PublishResults
        POST /api/orders/{id:guid}/result/drop: PublishResults
        POST /api/orders/{id:guid}/result/withdraw: PublishResults
        GET /internal/results/{id:guid}: scope internal
        GET /open311/v2/services.{format}: scope public
        GET /open311/v2/services/{code}.{format}: scope public
        GET /open311/v2/requests.{format}: scope public
        POST /open311/v2/requests.{format}: scope public
        GET /open311/v2/requests/{id}.{format}: scope public
        GET /open311/v2/tokens/{token}.{format}: scope public
        GET /api/issues: ReadOrders
        GET /api/issues/{id:guid}: ReadOrders
        POST /api/issues/{id:guid}/assess: SuperviseOrders
        POST /api/issues/{id:guid}/link: SuperviseOrders
        POST /api/issues/{id:guid}/unlink: SuperviseOrders
        POST /api/issues/{id:guid}/merge: SuperviseOrders
        POST /api/issues/{id:guid}/split: SuperviseOrders
        POST /api/issues/{id:guid}/close: SuperviseOrders
        * /health/live: anyone
        * /health/ready: anyone
        GET /internal/events: scope internal
        GET /openapi/{documentName}.json: anyone
        """;

    [Fact]
    public void has_the_rule_that_it_is_meant_to_have() =>
        Assert.Equal(Table.Split('\n').Select(line => line.Trim()).Order(StringComparer.Ordinal), api.Endpoints.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task opens_to_whom_the_rule_lets_in_and_to_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var row in api.Endpoints)
        {
            await TryAsync(row, null, null);
            foreach (var scope in (string[])[Scopes.Public, Scopes.Internal]) await TryAsync(row, scope, Role.Auditor);
            foreach (var role in Enum.GetValues<Role>()) await TryAsync(row, Scopes.Staff, role);
        }

        Assert.Empty(wrong);

        async Task TryAsync(EndpointRow row, string? scope, Role? role)
        {
            var token = scope is null ? null : scope == Scopes.Staff ? api.As(role!.Value, "test") : api.Issuer.Token(scope, role!.Value);
            using var answer = await api.SendAsync(row.Method == "*" ? HttpMethod.Get : new(row.Method), row.Example, token, row.Method is "POST" or "PUT" ? [] : null);

            var status = (int)answer.StatusCode;
            if (EndpointTable.RefusalOf(row, scope, role) is { } expected ? status != expected : status is 401 or 403 or 500) wrong.Add($"{row} answers {status} to {role} with scope {scope ?? "none"}");
        }
    }
}
