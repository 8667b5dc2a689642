using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Hotline.Tests;

public sealed class Publishing_results(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Fact]
    public async Task Two_people_make_public_what_names_nobody()
    {
        var order = await HasClosedAsync("我叫王小满，电话13812345678，住在锦绣路12号3栋。小区门口路灯坏了，向张建国反映过。晚上看不见路。");

        var proposal = await ReadAsync(order, hotline.Dispatcher);
        Assert.Equal("晚上看不见路", (string)proposal["text"]!["title"]!); // what was masked is no title
        var (question, answer) = ((string)proposal["text"]!["question"]!, (string)proposal["text"]!["answer"]!);
        var written = await WriteAsync(order, Saying("路灯坏了半个月", question, answer, HotlineApi.Rule));
        var published = await PublishAsync(order, written);

        Assert.DoesNotContain(["王小满", "13812345678", "12号3栋", "张建国"], secret => question.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(("proposed", "published"), ((string)written["state"]!, (string)published["state"]!));
        var said = await PublicAsync(published);
        Assert.Equal((HotlineApi.Unit, "510100", "路灯坏了半个月", HotlineApi.Rule), (said.Unit, said.Division, said.Title, said.Documents.Single().Id));
        Assert.Equal(1, said.Month.Day);
        var told = await EventsAsync(published);
        Assert.StartsWith(nameof(ResultPublished), Assert.Single(told), StringComparison.Ordinal);
        Assert.DoesNotContain("路灯", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain((string)order["id"]!, told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_it_does_not_publish_it_and_neither_does_a_stranger()
    {
        var order = await HasClosedAsync();
        var both = hotline.Issuer.StaffToken([Role.Dispatcher, Role.Supervisor], HotlineApi.Division, "both");
        var written = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Put, AddressOf(order), both, With(Saying(), 0));

        Assert.Equal("own-result", await IsRefusedAsync(order, "publish", new() { ["version"] = 1 }, both));
        Assert.Equal("forbidden", await IsRefusedAsync(order, "publish", new() { ["version"] = 1 }, hotline.Dispatcher, HttpStatusCode.Forbidden));
        Assert.Equal("not-found", await IsRefusedAsync(order, "publish", new() { ["version"] = 1 }, hotline.As(Role.Supervisor, "wai", division: "510300"), HttpStatusCode.NotFound));
        Assert.Equal("changed-meanwhile", await IsRefusedAsync(order, "publish", new() { ["version"] = 7 }, hotline.Supervisor));
        Assert.DoesNotContain("publish", written["possible"]!.AsArray().Select(step => (string)step!));
        Assert.Equal("published", (string)(await PublishAsync(order, written))["state"]!);
    }

    [Theory]
    [InlineData("question", "请回复13812345678，多谢。")]
    [InlineData("answer", "已与王小满先生联系，电话028-86601234。")]
    [InlineData("title", "身份证510104199001011234被冒用")]
    public async Task What_tells_who_somebody_is_stands_nowhere_in_it(string field, string text)
    {
        var order = await HasClosedAsync();
        var saying = Saying();
        saying[field] = text;

        var problem = await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Put, AddressOf(order), hotline.Dispatcher, With(saying, 0));

        Assert.Equal(field, (string)problem["errors"]![0]!["field"]!);
        Assert.DoesNotContain("13812345678", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await ReadAsync(order, hotline.Dispatcher))["state"]);
    }

    [Fact]
    public async Task What_may_be_a_name_is_confirmed_word_by_word()
    {
        var order = await HasClosedAsync();
        var written = await WriteAsync(order, Saying(question: Doubtful));
        var words = written["uncertain"]!.AsArray().Select(word => (string)word!["text"]!).ToArray();
        Assert.NotEmpty(words);

        Assert.Equal("unconfirmed", await IsRefusedAsync(order, "publish", new() { ["version"] = 1 }, hotline.Supervisor));
        Assert.Equal("unconfirmed", await IsRefusedAsync(order, "publish", new() { ["version"] = 1, ["confirmed"] = new JsonArray("别的词") }, hotline.Supervisor));
        var published = await PublishAsync(order, written, words);

        Assert.Equal("published", (string)published["state"]!);
    }

    [Fact]
    public async Task Who_reports_a_wrong_or_wants_it_private_never_appears()
    {
        var (_, report) = await hotline.HasClosedAsync(HotlineApi.Says("有人收受红包，请查处。", "report"));
        var secret = HotlineApi.Says();
        secret["keepPrivate"] = true;
        var (_, kept) = await hotline.HasClosedAsync(secret);
        var (_, open) = await hotline.HasInProgressAsync();

        foreach (var (order, code) in new[] { (report, "whistle-blower"), (kept, "kept-private"), (open, "not-closed") })
        {
            var view = await ReadAsync(order, hotline.Dispatcher);
            Assert.Equal((code, null), ((string)view["refusal"]!["code"]!, view["text"]));
            Assert.Empty(view["possible"]!.AsArray());
            var problem = await hotline.IsAsync(HttpStatusCode.Conflict, HttpMethod.Put, AddressOf(order), hotline.Dispatcher, With(Saying(), 0));
            Assert.EndsWith(code, (string)problem["type"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Withdrawn_it_is_in_clear_nowhere_and_another_can_be_proposed()
    {
        var order = await HasClosedAsync();
        var published = await PublishAsync(order, await WriteAsync(order, Saying(question: "独一无二的说法，路灯不亮。")));

        var after = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, AddressOf(order) + "/withdraw", hotline.Supervisor, With(new() { ["reason"] = "当事人要求撤回。" }, 2));

        Assert.Null(after["state"]);
        using var gone = await hotline.SendAsync(HttpMethod.Get, $"/internal/results/{published["id"]}", hotline.Issuer.Token(Scopes.Internal), null);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal([nameof(ResultPublished), nameof(ResultWithdrawn)], (await EventsAsync(published)).Select(one => one.Split(' ')[0]));
        Assert.DoesNotContain("独一无二", await EverythingAsync(), StringComparison.Ordinal);
        Assert.Equal("proposed", (string)(await WriteAsync(order, Saying()))["state"]!);
    }

    [Fact]
    public async Task Taken_up_again_it_is_withdrawn_by_the_same_step()
    {
        var order = await HasClosedAsync();
        var published = await PublishAsync(order, await WriteAsync(order, Saying()));

        order = await hotline.TakesAsync(await hotline.ReadAsync(order), "follow-up", hotline.Caller, new() { ["resolved"] = false });
        order = await hotline.TakesAsync(order, "reopen", hotline.Caller, HotlineApi.Because());

        Assert.StartsWith(nameof(ResultWithdrawn), (await EventsAsync(published))[^1], StringComparison.Ordinal);
        Assert.Equal("not-closed", (string)(await ReadAsync(order, hotline.Dispatcher))["refusal"]!["code"]!);
        var list = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/results?state=withdrawn&size=100", hotline.Supervisor, null);
        Assert.Contains(list["results"]!.AsArray(), one => (string)one!["id"]! == (string)published["id"]!);
    }

    [Fact]
    public async Task Of_two_who_propose_at_once_one_is_told_of_the_other()
    {
        var order = await HasClosedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => hotline.SendAsync(HttpMethod.Put, AddressOf(order), hotline.As(Role.Dispatcher, $"pai{n}"), With(Saying(), 0))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Bad_input_is_named_and_changes_nothing()
    {
        var order = await HasClosedAsync();

        Assert.Equal("title", await FieldAsync(Saying(title: "短")));
        Assert.Equal("answer", await FieldAsync(Saying(answer: "")));
        Assert.Equal("question", await FieldAsync(Saying(question: new string('长', 5_001))));
        Assert.Equal("documents[0]", await FieldAsync(Saying(document: Guid.CreateVersion7())));
        Assert.Equal("not-found", await IsRefusedAsync(order, "publish", new() { ["version"] = 0 }, hotline.Supervisor, HttpStatusCode.NotFound));
        Assert.Null((await ReadAsync(order, hotline.Dispatcher))["state"]);

        async Task<string> FieldAsync(JsonObject saying) =>
            (string)(await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Put, AddressOf(order), hotline.Dispatcher, With(saying, 0)))["errors"]![0]!["field"]!;
    }

    private const string Doubtful = "投诉张建国反映路灯不亮。";

    private static JsonObject Saying(string title = "路灯坏了", string question = "小区门口路灯坏了半个月。", string answer = "路灯已修复。", Guid? document = null) => new()
    {
        ["title"] = title, ["question"] = question, ["answer"] = answer, ["documents"] = document is { } id ? new JsonArray(id) : [],
    };

    private static JsonObject Saying(string title, string question, string answer, Guid document) => Saying(title, question, answer, (Guid?)document);

    private static JsonObject With(JsonObject body, int version)
    {
        body["version"] = version;
        return body;
    }

    private static string AddressOf(JsonObject order) => $"/api/orders/{order["id"]}/result";

    private async Task<JsonObject> HasClosedAsync(string text = "小区门口路灯坏了半个月，晚上看不见路。") => (await hotline.HasClosedAsync(HotlineApi.Says(text))).Order;

    private Task<JsonObject> ReadAsync(JsonObject order, string token) => hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, AddressOf(order), token, null);

    private Task<JsonObject> WriteAsync(JsonObject order, JsonObject saying) => hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Put, AddressOf(order), hotline.Dispatcher, With(saying, 0));

    private Task<JsonObject> PublishAsync(JsonObject order, JsonObject written, params string[] confirmed) => hotline.IsAsync(
        HttpStatusCode.OK, HttpMethod.Post, AddressOf(order) + "/publish", hotline.Supervisor,
        With(new() { ["confirmed"] = new JsonArray([.. confirmed.Concat(written["uncertain"]!.AsArray().Select(word => (string)word!["text"]!)).Distinct().Select(word => (JsonNode)word)]) }, (int)written["version"]!));

    private async Task<string> IsRefusedAsync(JsonObject order, string verb, JsonObject body, string token, HttpStatusCode status = HttpStatusCode.Conflict) =>
        ((string)(await hotline.IsAsync(status, HttpMethod.Post, $"{AddressOf(order)}/{verb}", token, body))["type"]!).Split(':')[^1];

    private async Task<PublishedResult> PublicAsync(JsonObject result) =>
        (await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/internal/results/{result["id"]}", hotline.Issuer.Token(Scopes.Internal), null)).Deserialize<PublishedResult>(ContractJson.Options)!;

    /// <summary>What others were told of it, each with its type first.</summary>
    private async Task<string[]> EventsAsync(JsonObject result) =>
        ((string)(await hotline.Database.ScalarAsync("select string_agg(split_part(type, '.', -1) || ' ' || body::text, E'\n' order by sequence) from events where subject = $1", (string)result["id"]!))!).Split('\n');

    /// <summary>All that the tables say in clear.</summary>
    private async Task<string> EverythingAsync()
    {
        var all = "";
        foreach (var table in (string[])["results", "events", "audit", "work_orders", "order_steps"]) all += await hotline.Database.ScalarAsync($"select coalesce(string_agg(t::text, ' '), '') from {table} t");
        return all;
    }
}
