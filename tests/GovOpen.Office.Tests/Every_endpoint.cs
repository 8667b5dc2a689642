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
        GET /orders/matters: ReadOrders
        POST /orders/matters: ManageMatters
        GET /api/matters: judged by hotline
        PUT /api/matters/{unitId}: judged by hotline
        GET /digests: PublishDigests
        GET /digests/{id:guid}: PublishDigests
        POST /digests/{id:guid}: PublishDigests
        GET /api/digests: judged by hotline
        GET /api/digests.csv: judged by hotline
        GET /api/digests/own: judged by hotline
        GET /api/digests/{id}: judged by hotline
        POST /api/digests/{id}/publish: judged by hotline
        GET /results: ReadResults
        GET /orders/{id:guid}/result: ReadOrders
        POST /orders/{id:guid}/result/write: WriteResults
        POST /orders/{id:guid}/result/publish: PublishResults
        POST /orders/{id:guid}/result/drop: PublishResults
        POST /orders/{id:guid}/result/withdraw: PublishResults
        GET /api/results: judged by hotline
        GET /api/orders/{id}/result: judged by hotline
        PUT /api/orders/{id}/result: judged by hotline
        POST /api/orders/{id}/result/publish: judged by hotline
        POST /api/orders/{id}/result/drop: judged by hotline
        POST /api/orders/{id}/result/withdraw: judged by hotline
        GET /issues: ReadOrders
        GET /issues/{id:guid}: ReadOrders
        POST /issues/{id:guid}/assess: SuperviseOrders
        POST /issues/{id:guid}/link: SuperviseOrders
        POST /issues/{id:guid}/unlink: SuperviseOrders
        POST /issues/{id:guid}/merge: SuperviseOrders
        POST /issues/{id:guid}/split: SuperviseOrders
        POST /issues/{id:guid}/close: SuperviseOrders
        GET /api/issues: judged by hotline
        GET /api/issues/{id}: judged by hotline
        POST /api/issues/{id}/assess: judged by hotline
        POST /api/issues/{id}/link: judged by hotline
        POST /api/issues/{id}/unlink: judged by hotline
        POST /api/issues/{id}/merge: judged by hotline
        POST /api/issues/{id}/split: judged by hotline
        POST /api/issues/{id}/close: judged by hotline
        GET /orders: ReadOrders
        GET /orders/figures: ReadReports
        GET /api/reports/concerns: judged by hotline
        GET /api/reports/concerns.csv: judged by hotline
        GET /orders/classes: ReadOrders
        POST /orders/{id:guid}/classify: DispatchOrders
        GET /api/classes: judged by hotline
        POST /api/orders/{id}/classify: judged by hotline
        GET /orders/new: TakeConcerns
        POST /orders/new: TakeConcerns
        GET /orders/{id:guid}: ReadOrders
        POST /orders/{id:guid}/contact: ReadContacts
        POST /orders/{id:guid}/accept: TakeConcerns
        POST /orders/{id:guid}/answer-at-once: TakeConcerns
        POST /orders/{id:guid}/redirect: TakeConcerns
        POST /orders/{id:guid}/merge: TakeConcerns
        POST /orders/{id:guid}/assign: DispatchOrders
        POST /orders/{id:guid}/join: DispatchOrders
        POST /orders/{id:guid}/reclassify: DispatchOrders
        POST /orders/{id:guid}/close: DispatchOrders
        POST /orders/{id:guid}/start: HandleOrders
        POST /orders/{id:guid}/reply: HandleOrders
        POST /orders/{id:guid}/joint-reply: HandleOrders
        POST /orders/{id:guid}/request-extension: HandleOrders
        POST /orders/{id:guid}/resume: HandleOrders
        POST /orders/{id:guid}/return: HandleOrders
        POST /orders/{id:guid}/approve-reply: ReviewReplies
        POST /orders/{id:guid}/send-back: ReviewReplies
        POST /orders/{id:guid}/approve-extension: SuperviseOrders
        POST /orders/{id:guid}/refuse-extension: SuperviseOrders
        POST /orders/{id:guid}/suspend: SuperviseOrders
        POST /orders/{id:guid}/urge: SuperviseOrders
        POST /orders/{id:guid}/follow-up: FollowUpOrders
        POST /orders/{id:guid}/reopen: FollowUpOrders
        GET /api/orders: judged by hotline
        POST /api/orders: judged by hotline
        GET /api/orders/{id}: judged by hotline
        POST /api/orders/{id}/contact: judged by hotline
        POST /api/orders/{id}/accept: judged by hotline
        POST /api/orders/{id}/answer-at-once: judged by hotline
        POST /api/orders/{id}/redirect: judged by hotline
        POST /api/orders/{id}/merge: judged by hotline
        POST /api/orders/{id}/assign: judged by hotline
        POST /api/orders/{id}/join: judged by hotline
        POST /api/orders/{id}/reclassify: judged by hotline
        POST /api/orders/{id}/close: judged by hotline
        POST /api/orders/{id}/start: judged by hotline
        POST /api/orders/{id}/reply: judged by hotline
        POST /api/orders/{id}/joint-reply: judged by hotline
        POST /api/orders/{id}/request-extension: judged by hotline
        POST /api/orders/{id}/resume: judged by hotline
        POST /api/orders/{id}/return: judged by hotline
        POST /api/orders/{id}/approve-reply: judged by hotline
        POST /api/orders/{id}/send-back: judged by hotline
        POST /api/orders/{id}/approve-extension: judged by hotline
        POST /api/orders/{id}/refuse-extension: judged by hotline
        POST /api/orders/{id}/suspend: judged by hotline
        POST /api/orders/{id}/urge: judged by hotline
        POST /api/orders/{id}/follow-up: judged by hotline
        POST /api/orders/{id}/reopen: judged by hotline
        GET /openapi/hotline.json: judged by hotline
        GET /interpretations: ReadInterpretations
        GET /interpretations/new: WriteInterpretations
        POST /interpretations/new: WriteInterpretations
        GET /interpretations/{id:guid}: ReadInterpretations
        GET /interpretations/{id:guid}/edit: WriteInterpretations
        POST /interpretations/{id:guid}/edit: WriteInterpretations
        POST /interpretations/{id:guid}/submit: WriteInterpretations
        POST /interpretations/{id:guid}/approve: ReviewInterpretations
        POST /interpretations/{id:guid}/return: ReviewInterpretations
        POST /interpretations/{id:guid}/reopen: WriteInterpretations
        POST /interpretations/{id:guid}/abandon: WriteInterpretations
        POST /documents/{id:guid}/interpretations/release: SignDocuments
        GET /api/interpretations: judged by interpretation
        POST /api/interpretations: judged by interpretation
        GET /api/interpretations/{id}: judged by interpretation
        PUT /api/interpretations/{id}: judged by interpretation
        GET /api/interpretations/{id}/copy-check: judged by interpretation
        POST /api/interpretations/{id}/submit: judged by interpretation
        POST /api/interpretations/{id}/approve: judged by interpretation
        POST /api/interpretations/{id}/return: judged by interpretation
        POST /api/interpretations/{id}/reopen: judged by interpretation
        POST /api/interpretations/{id}/abandon: judged by interpretation
        POST /api/documents/{id}/interpretations/release: judged by publishing
        GET /api/qa/suggestions: judged by interpretation
        GET /api/knowledge: judged by search
        GET /api/knowledge/changes: judged by interpretation
        POST /api/knowledge/given: judged by interpretation
        GET /api/knowledge/given/{id}: judged by interpretation
        POST /api/knowledge/missing: judged by interpretation
        GET /api/knowledge/receivers: judged by interpretation
        POST /api/knowledge/receivers: judged by interpretation
        GET /api/knowledge/receivers/{id}: judged by interpretation
        PUT /api/knowledge/receivers/{id}: judged by interpretation
        POST /api/knowledge/receivers/{id}/secret: judged by interpretation
        POST /api/knowledge/receivers/{id}/reconcile: judged by interpretation
        POST /api/media: judged by interpretation
        GET /api/media/{hash}: judged by interpretation
        POST /interpretations/{id:guid}/media: WriteInterpretations
        POST /interpretations/{id:guid}/media/{hash}/remove: WriteInterpretations
        GET /media/{hash}: ReadInterpretations
        GET /desk: AnswerCallers
        POST /desk/given: AnswerCallers
        GET /desk/given/{id:guid}: AnswerCallers
        POST /desk/missing: AnswerCallers
        GET /desk.js: anyone
        GET /receivers: DeliverKnowledge
        POST /receivers: DeliverKnowledge
        GET /receivers/{id:guid}: DeliverKnowledge
        POST /receivers/{id:guid}: DeliverKnowledge
        POST /receivers/{id:guid}/secret: DeliverKnowledge
        POST /receivers/{id:guid}/reconcile: DeliverKnowledge
        GET /qa/suggestions: WriteInterpretations
        GET /api/qa: judged by interpretation
        POST /api/qa: judged by interpretation
        GET /api/qa/{id}: judged by interpretation
        PUT /api/qa/{id}: judged by interpretation
        POST /api/qa/{id}/submit: judged by interpretation
        POST /api/qa/{id}/approve: judged by interpretation
        POST /api/qa/{id}/verify: judged by interpretation
        POST /api/qa/{id}/return: judged by interpretation
        POST /api/qa/{id}/retire: judged by interpretation
        GET /api/reports/diversified-share: judged by interpretation
        GET /api/reports/diversified-share.csv: judged by interpretation
        GET /interpretations/diversified-share: ReadReports
        GET /qa: ReadInterpretations
        GET /qa/new: WriteInterpretations
        POST /qa/new: WriteInterpretations
        GET /qa/{id:guid}: ReadInterpretations
        GET /qa/{id:guid}/edit: WriteInterpretations
        POST /qa/{id:guid}/edit: WriteInterpretations
        POST /qa/{id:guid}/submit: WriteInterpretations
        POST /qa/{id:guid}/approve: ReviewInterpretations
        POST /qa/{id:guid}/verify: ReviewInterpretations
        POST /qa/{id:guid}/return: ReviewInterpretations
        POST /qa/{id:guid}/retire: ReviewInterpretations
        GET /openapi/interpretation.json: judged by interpretation
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
        GET /api/documents/{id}: judged by publishing
        POST /api/documents/{id}/acts: judged by publishing
        POST /api/documents/{id}/withdraw: judged by publishing
        POST /api/documents/{id}/remove: judged by publishing
        POST /api/documents/{id}/redirect: judged by publishing
        POST /api/documents/{id}/restore: judged by publishing
        GET /api/basis-check: judged by publishing
        POST /api/basis-check: judged by publishing
        GET /api/calendar/due: judged by publishing
        GET /api/drafts: judged by publishing
        POST /api/drafts: judged by publishing
        GET /api/drafts/{id}: judged by publishing
        PUT /api/drafts/{id}: judged by publishing
        GET /api/drafts/{id}/versions/{revision}: judged by publishing
        POST /api/drafts/{id}/open-solicitation: judged by publishing
        POST /api/drafts/{id}/close-solicitation: judged by publishing
        POST /api/drafts/{id}/submit: judged by publishing
        POST /api/drafts/{id}/submit-urgently: judged by publishing
        POST /api/drafts/{id}/legal-opinion: judged by publishing
        POST /api/drafts/{id}/clear-secrecy: judged by publishing
        POST /api/drafts/{id}/pass-review: judged by publishing
        POST /api/drafts/{id}/pass-proof: judged by publishing
        POST /api/drafts/{id}/sign: judged by publishing
        POST /api/drafts/{id}/number: judged by publishing
        POST /api/drafts/{id}/schedule: judged by publishing
        POST /api/drafts/{id}/unschedule: judged by publishing
        POST /api/drafts/{id}/release: judged by publishing
        POST /api/drafts/{id}/file: judged by publishing
        POST /api/drafts/{id}/return: judged by publishing
        POST /api/drafts/{id}/withdraw-opinion: judged by publishing
        POST /api/drafts/{id}/abandon: judged by publishing
        GET /api/registers: judged by publishing
        POST /api/registers: judged by publishing
        GET /api/registers/{id}: judged by publishing
        POST /api/registers/{id}/void: judged by publishing
        GET /api/clean-ups: judged by publishing
        POST /api/clean-ups: judged by publishing
        GET /api/clean-ups/{id}: judged by publishing
        PUT /api/clean-ups/{id}: judged by publishing
        POST /api/clean-ups/{id}/publish: judged by publishing
        GET /api/purges: judged by publishing
        POST /api/purges: judged by publishing
        POST /api/purges/{id}/confirm: judged by publishing
        POST /api/purges/{id}/refuse: judged by publishing
        GET /api/synonyms: judged by publishing
        PUT /api/synonyms: judged by publishing
        DELETE /api/synonyms/{id}: judged by publishing
        GET /api/best-bets: judged by publishing
        PUT /api/best-bets: judged by publishing
        GET /api/unanswered-questions: judged by search
        GET /api/index-rebuilds: judged by search
        POST /api/index-rebuilds: judged by publishing
        GET /index-rebuilds: RebuildIndex
        POST /index-rebuilds: RebuildIndex
        GET /guidance: GuideSearch
        POST /guidance: GuideSearch
        POST /guidance/{id:guid}/reset: GuideSearch
        GET /guidance/best-bets: GuideSearch
        POST /guidance/best-bets: GuideSearch
        GET /guidance/questions: GuideSearch
        GET /api/alarms: judged by publishing
        POST /api/alarms/{id}/clear: judged by publishing
        GET /api/work/lapsing: judged by publishing
        GET /api/work/undisclosed: judged by publishing
        GET /api/work/readiness: judged by publishing
        GET /api/columns: judged by publishing
        GET /api/columns/gaps: judged by publishing
        GET /api/record-types: judged by publishing
        GET /api/records: judged by publishing
        POST /api/records: judged by publishing
        POST /api/records/import: judged by publishing
        GET /api/records/{id}: judged by publishing
        PUT /api/records/{id}: judged by publishing
        POST /api/records/{id}/clear: judged by publishing
        POST /api/records/{id}/correct: judged by publishing
        POST /api/records/{id}/publish: judged by publishing
        POST /api/records/{id}/return: judged by publishing
        POST /api/records/{id}/withdraw: judged by publishing
        GET /api/reports/changes: judged by publishing
        GET /api/reports/disclosure-rate: judged by publishing
        GET /api/documents: judged by publishing
        GET /api/documents/export.csv: judged by publishing
        GET /api/documents/export.json: judged by publishing
        GET /api/documents/export.ndjson: judged by publishing
        POST /api/drafts/docx: judged by publishing
        GET /api/export: judged by publishing
        POST /api/export/load: judged by publishing
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
        GET /clean-ups/new: PrepareCleanUps
        POST /clean-ups/new: PrepareCleanUps
        GET /clean-ups/{id:guid}/edit: PrepareCleanUps
        POST /clean-ups/{id:guid}/edit: PrepareCleanUps
        POST /clean-ups/{id:guid}/publish: PublishCleanUps
        GET /clean-ups/{id:guid}: ListDocuments
        GET /clean-ups: ListDocuments
        POST /documents/{id:guid}/acts: PublishDocuments
        POST /documents/{id:guid}/purge: ProposePurges
        POST /documents/{id:guid}/redirect: PublishDocuments
        POST /documents/{id:guid}/remove: PublishDocuments
        POST /documents/{id:guid}/restore: PublishDocuments
        POST /documents/{id:guid}/withdraw: PublishDocuments
        GET /documents/{id:guid}: ListDocuments
        GET /documents: ListDocuments
        GET /drafts/new: WriteDrafts
        POST /drafts/new: WriteDrafts
        POST /drafts/{id:guid}/abandon: WriteDrafts
        POST /drafts/{id:guid}/clear-secrecy: ClearSecrecy
        POST /drafts/{id:guid}/close-solicitation: WriteDrafts
        GET /drafts/{id:guid}/edit: WriteDrafts
        POST /drafts/{id:guid}/edit: WriteDrafts
        POST /drafts/{id:guid}/file: PublishDocuments
        POST /drafts/{id:guid}/legal-opinion: GiveLegalOpinions
        POST /drafts/{id:guid}/number: PublishDocuments
        POST /drafts/{id:guid}/open-solicitation: WriteDrafts
        POST /drafts/{id:guid}/pass-proof: ReviewDrafts
        POST /drafts/{id:guid}/pass-review: ReviewDrafts
        POST /drafts/{id:guid}/purge: ProposePurges
        POST /drafts/{id:guid}/release: PublishDocuments
        POST /drafts/{id:guid}/return: ReadDrafts
        POST /drafts/{id:guid}/schedule: PublishDocuments
        POST /drafts/{id:guid}/sign: SignDocuments
        POST /drafts/{id:guid}/submit-urgently: WriteDrafts
        POST /drafts/{id:guid}/submit: WriteDrafts
        POST /drafts/{id:guid}/unschedule: PublishDocuments
        GET /drafts/{id:guid}/versions/{revision:int}: ReadDrafts
        POST /drafts/{id:guid}/withdraw-opinion: ReadDrafts
        GET /drafts/{id:guid}: ReadDrafts
        GET /drafts: ReadDrafts
        POST /purges/{id:guid}/confirm: ConfirmPurges
        POST /purges/{id:guid}/refuse: ConfirmPurges
        GET /purges: ReadPurges
        GET /registers/new: PublishDocuments
        POST /registers/new: PublishDocuments
        POST /registers/{id:guid}/void: PublishDocuments
        GET /registers/{id:guid}: PublishDocuments
        GET /records: ReadRecords
        GET /records/gaps: ReadRecords
        GET /records/new: EditRecords
        POST /records/new: EditRecords
        GET /records/{id:guid}: ReadRecords
        GET /records/{id:guid}/edit: EditRecords
        POST /records/{id:guid}/edit: EditRecords
        POST /records/{id:guid}/clear: ClearRecords
        POST /records/{id:guid}/return: ClearRecords
        POST /records/{id:guid}/publish: PublishRecords
        POST /records/{id:guid}/correct: PublishRecords
        POST /records/{id:guid}/withdraw: PublishRecords
        GET /registers: PublishDocuments
        POST /work/alarms/{id:guid}/clear: PublishDocuments
        GET /work/alarms: ReadDrafts
        GET /work/readiness: ListDocuments
        GET /work/undisclosed: ReadDrafts
        GET /work: ListDocuments
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
