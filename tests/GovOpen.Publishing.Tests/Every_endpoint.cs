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
        GET /api/alarms: ReadDrafts
        POST /api/alarms/{id:guid}/clear: PublishDocuments
        POST /api/basis-check: scope public|staff
        GET /api/best-bets: GuideSearch
        PUT /api/best-bets: GuideSearch
        POST /api/index-rebuilds: RebuildIndex
        GET /api/synonyms: GuideSearch
        PUT /api/synonyms: GuideSearch
        DELETE /api/synonyms/{id:guid}: GuideSearch
        GET /api/clean-ups: ListDocuments
        POST /api/clean-ups: PrepareCleanUps
        GET /api/clean-ups/{id:guid}: ListDocuments
        PUT /api/clean-ups/{id:guid}: PrepareCleanUps
        POST /api/clean-ups/{id:guid}/publish: PublishCleanUps
        GET /api/documents/{id:guid}: ListDocuments
        POST /api/documents/{id:guid}/acts: PublishDocuments
        POST /api/documents/{id:guid}/redirect: PublishDocuments
        POST /api/documents/{id:guid}/remove: PublishDocuments
        POST /api/documents/{id:guid}/restore: PublishDocuments
        POST /api/documents/{id:guid}/withdraw: PublishDocuments
        POST /api/documents/{id:guid}/interpretations/release: SignDocuments
        GET /internal/interpretable/{id:guid}: scope internal
        GET /api/drafts: ReadDrafts
        POST /api/drafts: WriteDrafts
        GET /api/drafts/{id:guid}: ReadDrafts
        PUT /api/drafts/{id:guid}: WriteDrafts
        GET /api/drafts/{id:guid}/versions/{revision:int}: ReadDrafts
        POST /api/drafts/{id:guid}/abandon: WriteDrafts
        POST /api/drafts/{id:guid}/clear-secrecy: ClearSecrecy
        POST /api/drafts/{id:guid}/close-solicitation: WriteDrafts
        POST /api/drafts/{id:guid}/file: PublishDocuments
        POST /api/drafts/{id:guid}/legal-opinion: GiveLegalOpinions
        POST /api/drafts/{id:guid}/number: PublishDocuments
        POST /api/drafts/{id:guid}/open-solicitation: WriteDrafts
        POST /api/drafts/{id:guid}/pass-proof: ReviewDrafts
        POST /api/drafts/{id:guid}/pass-review: ReviewDrafts
        POST /api/drafts/{id:guid}/release: PublishDocuments
        POST /api/drafts/{id:guid}/return: ReadDrafts
        POST /api/drafts/{id:guid}/schedule: PublishDocuments
        POST /api/drafts/{id:guid}/sign: SignDocuments
        POST /api/drafts/{id:guid}/submit: WriteDrafts
        POST /api/drafts/{id:guid}/submit-urgently: WriteDrafts
        POST /api/drafts/{id:guid}/unschedule: PublishDocuments
        POST /api/drafts/{id:guid}/withdraw-opinion: ReadDrafts
        GET /api/purges: ReadPurges
        POST /api/purges: ProposePurges
        POST /api/purges/{id:guid}/confirm: ConfirmPurges
        POST /api/purges/{id:guid}/refuse: ConfirmPurges
        GET /api/registers: PublishDocuments
        POST /api/registers: PublishDocuments
        GET /api/registers/{id:guid}: PublishDocuments
        POST /api/registers/{id:guid}/void: PublishDocuments
        GET /api/work/lapsing: ListDocuments
        GET /api/work/readiness: ListDocuments
        GET /api/work/undisclosed: ReadDrafts
        GET /api/calendar/due: scope public|staff
        GET /api/columns: scope public|staff
        GET /api/columns/gaps: ReadRecords
        GET /api/documents: ListDocuments
        GET /api/documents/export.csv: ListDocuments
        GET /api/documents/export.json: ListDocuments
        GET /api/documents/export.ndjson: ListDocuments
        POST /api/documents/import: ImportDocuments
        POST /api/drafts/docx: WriteDrafts
        GET /api/export: ExportDocuments
        POST /api/export/load: LoadExport
        GET /api/record-types: ReadRecords
        GET /api/records: ReadRecords
        POST /api/records: EditRecords
        POST /api/records/import: EditRecords
        GET /api/records/{id:guid}: ReadRecords
        PUT /api/records/{id:guid}: EditRecords
        POST /api/records/{id:guid}/clear: ClearRecords
        POST /api/records/{id:guid}/correct: PublishRecords
        POST /api/records/{id:guid}/publish: PublishRecords
        POST /api/records/{id:guid}/return: ClearRecords
        POST /api/records/{id:guid}/withdraw: PublishRecords
        GET /api/reports/changes: ReadReports
        GET /api/reports/disclosure-rate: ReadReports
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
            if (row.Method is "POST" or "PUT") request.Content = JsonContent.Create(new { });
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
