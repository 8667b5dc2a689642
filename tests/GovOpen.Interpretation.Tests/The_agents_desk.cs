using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class The_agents_desk(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task keeps_what_was_told_in_the_words_in_which_it_was()
    {
        var document = HasDocument(InForce);
        var entry = await api.HasPublishedAsync(document);
        var given = await GivesAsync(entry, 1, "装水表收费不，我电话13800138000");
        Assert.Equal((true, null), ((bool)given["holds"]!, (string?)given["reason"]));

        HasDocument(InForce with { RepealedOn = new DateOnly(2021, 1, 1) }, document);
        await api.PublishesAsync(LogWriter.Published(document, 2));

        var shown = await Eventually.BecomesAsync(() => ShownAsync(given), seen => seen["retiredBecause"] is not null);
        Assert.Equal(("装水表收费不,我电话＊", "不用，一分钱不收。", "周", true, false), ((string)shown["question"]!, (string)shown["entry"]!["answer"]!, (string)shown["person"]!, (bool)shown["held"]!, (bool)shown["isCurrent"]!));
        Assert.Equal("第二条", (string)shown["entry"]!["basis"]![0]!["clause"]!);
    }

    [Fact]
    public async Task tells_the_agent_that_what_was_told_holds_no_more()
    {
        var entry = await api.HasPublishedAsync(HasDocument(InForce));
        var verified = await api.StepAsync(HttpStatusCode.OK, entry, "verify", Role.Reviewer, "yi", null);
        Assert.Equal("本答复已有新版本。", (string)(await GivesAsync(entry, 1, "收费吗"))["reason"]!);
        Assert.Equal("本答复在该日期不适用。", (string)(await GivesAsync(entry, 2, "收费吗", "2019-01-01"))["reason"]!);

        await api.StepAsync(HttpStatusCode.OK, verified, "retire", Role.Reviewer, "yi", new() { ["reason"] = "表述容易误解。" });

        var given = await GivesAsync(entry, 2, "收费吗");
        Assert.Equal((false, "表述容易误解。"), ((bool)given["holds"]!, (string)given["reason"]!));
        Assert.False((bool)(await ShownAsync(given))["held"]!);
    }

    [Fact]
    public async Task knows_no_version_that_was_never_told()
    {
        var entry = await api.HasPublishedAsync(HasDocument(InForce));
        await api.IsAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/api/knowledge/given", Agent, Given(entry, 7, "收费吗"));
        await api.IsAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/api/knowledge/given/{Guid.CreateVersion7()}", Agent, null);
    }

    [Theory]
    [InlineData("question", "")]
    [InlineData("mark", "7")]
    [InlineData("asOf", "1800-01-01")]
    public async Task names_the_field_that_is_wrong(string field, string value)
    {
        var entry = await api.HasPublishedAsync(HasDocument(InForce));
        var given = Given(entry, 1, "收费吗");
        given[field] = value;
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/knowledge/given", Agent, given);
        Assert.Contains(field, problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_editors_what_is_wanted_the_same_questions_together()
    {
        foreach (var question in (string[])["养老院能报销吗", "养老院能报销吗", "养老院可以报销吗", "公租房怎么申请"]) await MissesAsync(question);
        Assert.False((bool)(await MissesAsync(new string('长', 41)))["noted"]!);
        Assert.True((bool)(await MissesAsync("身份证510123199001011234被人用了"))["noted"]!);

        var suggestions = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/qa/suggestions", api.As(Role.Editor, "li"), null);

        var pensions = suggestions["suggestions"]!.AsArray().Single(one => (string)one!["question"]! == "养老院能报销吗")!;
        Assert.Equal(3, (int)pensions["times"]!);
        Assert.Equal(["养老院可以报销吗"], pensions["others"]!.AsArray().Select(other => (string)other!));
        Assert.Contains(suggestions["suggestions"]!.AsArray(), one => (string)one!["question"]! == "身份证＊被人用了");
        Assert.False((bool)suggestions["isComplete"]!); // nobody answers for the search here
        Assert.Equal(0L, await api.Database.ScalarAsync("select count(*) from wanted_questions where question like '%199001%'"));
    }

    private string Agent => api.As(Role.HotlineAgent, "周");

    private Task<JsonObject> GivesAsync(JsonObject entry, long version, string question, string? asOf = null) =>
        api.IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/knowledge/given", Agent, Given(entry, version, question, asOf));

    private Task<JsonObject> ShownAsync(JsonObject given) => api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/knowledge/given/{given["id"]}", Agent, null);

    private Task<JsonObject> MissesAsync(string question) => api.IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/knowledge/missing", Agent, new() { ["question"] = question });

    private static JsonObject Given(JsonObject entry, long version, string question, string? asOf = null)
    {
        var body = new JsonObject { ["entryId"] = (string)entry["id"]!, ["version"] = version, ["question"] = question };
        if (asOf is not null) body["asOf"] = asOf;
        return body;
    }
}
