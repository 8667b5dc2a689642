using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Interpretation.Tests;

public sealed class Every_endpoint(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    private const string Table =
        """
        GET /api/audit/export: ReadAudit
        GET /api/audit/verify: ReadAudit
        GET /api/audit: ReadAudit
        GET /api/interpretations: ReadInterpretations
        POST /api/interpretations: WriteInterpretations
        GET /api/interpretations/{id:guid}: ReadInterpretations
        PUT /api/interpretations/{id:guid}: WriteInterpretations
        GET /api/interpretations/{id:guid}/copy-check: ReadInterpretations
        POST /api/interpretations/{id:guid}/abandon: WriteInterpretations
        POST /api/interpretations/{id:guid}/approve: ReviewInterpretations
        POST /api/interpretations/{id:guid}/reopen: WriteInterpretations
        POST /api/interpretations/{id:guid}/return: ReviewInterpretations
        POST /api/interpretations/{id:guid}/submit: WriteInterpretations
        GET /api/knowledge/changes: scope public|staff
        GET /api/knowledge/receivers: DeliverKnowledge
        POST /api/knowledge/receivers: DeliverKnowledge
        GET /api/knowledge/receivers/{id:guid}: DeliverKnowledge
        PUT /api/knowledge/receivers/{id:guid}: DeliverKnowledge
        POST /api/knowledge/receivers/{id:guid}/secret: DeliverKnowledge
        POST /api/knowledge/receivers/{id:guid}/reconcile: DeliverKnowledge
        POST /api/media: WriteInterpretations
        GET /api/media/{hash}: scope public|staff
        POST /api/knowledge/given: AnswerCallers
        GET /api/knowledge/given/{id:guid}: AnswerCallers
        POST /api/knowledge/missing: AnswerCallers
        GET /api/qa/suggestions: WriteInterpretations
        GET /api/qa: ReadInterpretations
        POST /api/qa: WriteInterpretations
        GET /api/qa/{id:guid}: ReadInterpretations
        PUT /api/qa/{id:guid}: WriteInterpretations
        POST /api/qa/{id:guid}/submit: WriteInterpretations
        POST /api/qa/{id:guid}/approve: ReviewInterpretations
        POST /api/qa/{id:guid}/verify: ReviewInterpretations
        POST /api/qa/{id:guid}/return: ReviewInterpretations
        POST /api/qa/{id:guid}/retire: ReviewInterpretations
        GET /api/reports/diversified-share: ReadReports
        GET /api/reports/diversified-share.csv: ReadReports
        * /health/live: anyone
        * /health/ready: anyone
        GET /internal/events: scope internal
        GET /internal/sealed-interpretations/{hash}: scope internal
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
