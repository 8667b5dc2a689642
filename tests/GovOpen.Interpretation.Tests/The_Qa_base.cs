using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class The_Qa_base(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task publishes_what_somebody_else_approved_with_its_clause()
    {
        var document = HasDocument(InForce with { LastValidDay = new DateOnly(2031, 12, 31) });
        var entry = await api.BeginsEntryAsync(Says(document));
        entry = await TakesAsync(entry, "submit", Role.Editor, "li");

        await RefusedAsync(entry, "approve", Role.Reviewer, "li", "own-entry");
        entry = await TakesAsync(entry, "approve", Role.Reviewer, "yi");

        Assert.Equal(("published", "2031-12-31"), ((string)entry["state"]!, (string)entry["endsOn"]!));
        var published = (await api.EventOfAsync(entry)).Deserialize<AnswerPublished>(ContractJson.Options)!;
        Assert.Equal(("装水表要交钱吗？", "第二条", "不得以任何名目收取费用", 1L), (published.Question, published.Basis[0].Clause, published.Basis[0].Quote, published.Version));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "noDocument", "basis[0].documentId" },
        { "repealed", "basis[0].documentId" },
        { "lapsed", "basis[0].documentId" },
        { "unknown", "basis[0].documentId" },
        { "draft", "basis[0].documentId" },
        { "clause", "basis[0].clause" },
        { "quote", "basis[0].quote" },
        { "outlives", "validTo" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task refuses_what_does_not_rest_on_what_it_cites(string what, string field)
    {
        var document = what switch
        {
            "noDocument" => Guid.CreateVersion7(),
            "repealed" => HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }),
            "lapsed" => HasDocument(InForce with { LastValidDay = new DateOnly(2021, 1, 1) }),
            "unknown" => HasDocument(InForce with { EffectiveOn = null }),
            "draft" => HasDraft(QaText),
            "outlives" => HasDocument(InForce with { LastValidDay = new DateOnly(2031, 12, 31) }),
            _ => HasDocument(InForce),
        };
        var content = Says(document, what == "clause" ? "第九条" : "第二条", what == "quote" ? "可以收取少量费用" : "不得以任何名目收取费用");
        if (what == "outlives") content["validTo"] = "2032-01-01";

        var problem = await api.IsAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/qa", api.As(Role.Editor, "li"), new() { ["content"] = content });

        Assert.Equal([field], problem["errors"]!.AsArray().Select(error => (string)error!["field"]!));
    }

    [Fact]
    public async Task holds_an_entry_against_its_basis_again_when_it_is_approved()
    {
        var document = HasDocument(InForce);
        var entry = await TakesAsync(await api.BeginsEntryAsync(Says(document)), "submit", Role.Editor, "li");
        HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }, document);

        await api.IsAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"/api/qa/{entry["id"]}/approve", api.As(Role.Reviewer, "yi"), new() { ["revision"] = 1 });
    }

    [Fact]
    public async Task retires_all_that_rests_on_a_document_when_that_is_repealed()
    {
        var document = HasDocument(InForce);
        var entries = new List<JsonObject>();
        for (var i = 0; i < 30; i++) entries.Add(await api.HasPublishedAsync(document));
        var other = await api.HasPublishedAsync(HasDocument(InForce));

        HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }, document);
        await api.PublishesAsync(LogWriter.Published(document, 2));

        foreach (var entry in entries)
        {
            var retired = await Eventually.BecomesAsync(() => ReadAsync(entry), seen => (string)seen["state"]! == "retired");
            Assert.Equal("所依据的《城镇供水办法》已废止。", (string)retired["retiredBecause"]!);
            Assert.Equal("所依据的《城镇供水办法》已废止。", (string)(await api.EventOfAsync(entry))["reason"]!);
        }

        Assert.Equal("published", (string)(await ReadAsync(other))["state"]!);
        var audited = entries.ConvertAll(entry => "qa:" + entry["id"]).ToArray();
        Assert.Equal(30L, await api.Database.ScalarAsync("select count(*) from audit where action = 'qa.retire' and reason = $1 and object = any($2)", "所依据的《城镇供水办法》已废止。", audited));
    }

    [Fact]
    public async Task sends_back_what_quotes_a_clause_that_was_amended_and_leaves_the_others()
    {
        var document = HasDocument(InForce);
        var quoting = await api.HasPublishedAsync(document);
        var other = await api.HasPublishedAsync(document, "第一条", "七日内接水");

        HasDocument(InForce, document, QaText.Replace("不得以任何名目收取费用", "按照成本收取费用", StringComparison.Ordinal));
        await api.PublishesAsync(LogWriter.Published(document, 2));

        var retired = await Eventually.BecomesAsync(() => ReadAsync(quoting), seen => (string)seen["state"]! == "retired");
        Assert.Contains("第二条已修改", (string)retired["retiredBecause"]!, StringComparison.Ordinal);
        Assert.Equal("published", (string)(await ReadAsync(other))["state"]!);
    }

    [Fact]
    public async Task knows_before_what_a_planned_repeal_will_end_and_ends_it_on_the_day()
    {
        api.Clock.GoTo(new DateOnly(2026, 11, 20));
        var document = HasDocument(InForce);
        var entry = await api.HasPublishedAsync(document);

        HasDocument(InForce with { RepealedOn = new DateOnly(2026, 12, 1) }, document);
        await api.PublishesAsync(LogWriter.Published(document, 2));

        await Eventually.BecomesAsync(() => ReadAsync(entry), seen => (string?)seen["endsOn"] == "2026-11-30");
        var soon = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/qa?endsUntil=2026-12-31&document={document}", api.As(Role.Editor, "li"), null);
        Assert.Equal(1, (int)soon["total"]!);
        Assert.Equal("published", (string)(await ReadAsync(entry))["state"]!);

        api.Clock.GoTo(new DateOnly(2026, 12, 1));
        await Eventually.BecomesAsync(() => ReadAsync(entry), seen => (string)seen["state"]! == "retired");
    }

    [Fact]
    public async Task retires_what_was_approved_while_its_basis_was_ending()
    {
        var document = HasDocument(InForce);
        var entry = await api.HasPublishedAsync(document);

        // As if the event had passed before the approval was committed: nothing tells of the repeal any more.
        HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }, document);
        await api.Database.ScalarAsync("update qa_entries set is_rechecked = false where id = $1", Guid.Parse((string)entry["id"]!));

        await Eventually.BecomesAsync(() => ReadAsync(entry), seen => (string)seen["state"]! == "retired");
    }

    [Fact]
    public async Task retires_what_was_approved_while_its_basis_was_taken_off_the_site()
    {
        var document = HasDocument(InForce);
        var entry = await api.HasPublishedAsync(document);

        LogWriter.HasNotInterpretable(document);
        await api.Database.ScalarAsync("update qa_entries set is_rechecked = false where id = $1", Guid.Parse((string)entry["id"]!));

        var retired = await Eventually.BecomesAsync(() => ReadAsync(entry), seen => (string)seen["state"]! == "retired");
        Assert.Equal("所依据的文件已不公开。", (string)retired["retiredBecause"]!);
    }

    [Fact]
    public async Task takes_an_answer_back_for_a_reason_and_publishes_it_again()
    {
        var entry = await api.HasPublishedAsync(HasDocument(InForce));

        entry = await TakesAsync(entry, "retire", Role.Reviewer, "yi", new() { ["reason"] = "表述容易误解，正在改写。" });
        Assert.Equal(2, (int)(await api.EventOfAsync(entry))["version"]!);
        entry = await TakesAsync(await TakesAsync(entry, "submit", Role.Editor, "li"), "approve", Role.Reviewer, "yi");

        Assert.Equal(("published", 3L), ((string)entry["state"]!, (long)entry["version"]!));
        Assert.Null(entry["retiredBecause"]);
    }

    private Task<JsonObject> TakesAsync(JsonObject entry, string verb, Role role, string person, JsonObject? body = null) => api.StepAsync(HttpStatusCode.OK, entry, verb, role, person, body);

    private async Task RefusedAsync(JsonObject entry, string verb, Role role, string person, string code) =>
        Assert.EndsWith(code, (string)(await api.StepAsync(HttpStatusCode.Conflict, entry, verb, role, person, null))["type"]!, StringComparison.Ordinal);

    private Task<JsonObject> ReadAsync(JsonObject entry) => api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/qa/{entry["id"]}", api.As(Role.Editor, "li"), null);
}
