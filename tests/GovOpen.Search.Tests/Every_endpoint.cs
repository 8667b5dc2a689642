using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Every_endpoint(SearchApi search) : IClassFixture<SearchApi>
{
    private const string Table =
        """
        * /health/live: anyone
        * /health/ready: anyone
        GET /api/addresses: scope public|staff
        GET /api/changes: scope public|staff
        GET /api/clean-ups: scope public|staff
        GET /api/clean-ups/{id}: scope public|staff
        GET /api/clean-ups/{id}.csv: scope public|staff
        GET /api/documents/by-number/{number}: scope public|staff
        GET /api/documents/{id}: scope public|staff
        GET /api/records: scope public|staff
        GET /api/records/{id}: scope public|staff
        GET /api/answers/{id}: scope public|staff
        GET /api/knowledge: scope public|staff
        GET /api/interpretations/{id}: scope public|staff
        GET /api/results/{id}: scope public|staff
        GET /api/documents/{id}/chain: scope public|staff
        GET /api/documents/{id}/compare: scope public|staff
        GET /api/effective-list.csv: scope public|staff
        GET /api/effective-list.json: scope public|staff
        GET /api/eli/{division}/{year}/{form}/{number}: scope public|staff
        GET /api/index-rebuilds: RebuildIndex
        GET /api/search: scope public|staff
        GET /api/suggest: scope public|staff
        GET /api/unanswered-questions: GuideSearch
        GET /internal/unanswered-questions: scope internal
        GET /internal/search: scope internal
        GET /internal/documents/{id}: scope internal
        GET /internal/interpretations/{id}: scope internal
        GET /internal/answers/{id}: scope internal
        GET /openapi/{documentName}.json: anyone
        """;

    [Fact]
    public void has_the_rule_that_it_is_meant_to_have() =>
        Assert.Equal(Table.Split('\n').Select(line => line.Trim()).Order(StringComparer.Ordinal), search.Endpoints.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task opens_to_whom_the_rule_lets_in_and_to_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var row in search.Endpoints)
        {
            foreach (var scope in (string?[])[null, Scopes.Public, Scopes.Staff, Scopes.Internal, Scopes.SignIn])
            {
                var status = await search.KnockAsync(row, scope);
                if (EndpointTable.RefusalOf(row, scope, null) is { } expected ? status != expected : status is 401 or 403 or 500) wrong.Add($"{row} answers {status} to scope {scope ?? "none"}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task of_the_public_contract_is_described()
    {
        var described = await search.ReadAsync<JsonObject>("openapi/v1.json");
        Assert.Equal(
            search.Endpoints.Where(row => row.Pattern.StartsWith("/api/", StringComparison.Ordinal)).Select(row => row.Pattern).Order(StringComparer.Ordinal),
            described["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
    }
}
