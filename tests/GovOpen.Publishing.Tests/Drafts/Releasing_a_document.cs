using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Testing.Bureau;

namespace GovOpen.Publishing.Tests.Drafts;

public sealed class Releasing_a_document : IClassFixture<PublishingApi>
{
    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;

    public Releasing_a_document(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer));
    }

    [Fact]
    public async Task leads_from_the_first_line_to_the_public()
    {
        var draft = await _bureau.BeginsAsync(Draft("关于做好稳就业工作的通知"));
        Assert.Equal("notDisclosed", CamelCase.Of((await _publishing.CheckAsync($"?id={draft["documentId"]}")).Validity));

        draft = await _bureau.BringsAsync(draft, "released");

        var check = await _publishing.CheckAsync($"?id={draft["documentId"]}");
        Assert.True(check.Usable);
        Assert.Equal((string)draft["number"]!, check.Document!.Number);
        var published = (await _publishing.EventsOfAsync((string)draft["documentId"]!)).Single();
        Assert.Equal(("关于做好稳就业工作的通知", DocumentForm.Notice, new DateOnly(2026, 11, 26), new DateOnly(2031, 11, 25)), (published.Title, published.Form, published.WrittenOn, published.Validity.LastValidDay));
        Assert.Equal(13, draft["steps"]!.AsArray().Count);
    }

    [Fact]
    public async Task happens_once_although_fifty_release_it_at_the_same_moment()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于五十人同时发布的通知")), "ready");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var answer = await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Publisher, "publisher" + i), $"/api/drafts/{draft["id"]}/release", new { revision = 1 });
            return answer.StatusCode;
        }));

        Assert.Equal((1, 49), (answers.Count(status => status == HttpStatusCode.OK), answers.Count(status => status == HttpStatusCode.Conflict)));
        Assert.Single(await _publishing.EventsOfAsync((string)draft["documentId"]!));
    }

    [Fact]
    public async Task gives_two_hundred_who_number_at_once_two_hundred_numbers_without_a_gap()
    {
        var register = await _bureau.HasRegisterAsync();
        var drafts = new List<JsonObject>();
        for (var i = 0; i < 200; i++) drafts.Add(await _bureau.BringsAsync(await UrgentAsync($"关于第{i}件急事的通知"), "numbering"));

        var numbers = await Task.WhenAll(drafts.Select(async draft => (string)(await _bureau.TakesAsync(draft, "number", Role.Publisher, "wang", new() { ["register"] = register }))["number"]!));

        var shown = await _bureau.GetAsync($"/api/registers/{register}");
        Assert.Equal(Enumerable.Range(1, 200), shown["numbers"]!.AsArray().Select(number => (int)number!["sequence"]!));
        Assert.Equal(200, numbers.Distinct().Count());
        Assert.Equal(200, drafts.Count);
        Assert.All(shown["numbers"]!.AsArray(), number => Assert.Null(number!["voidAt"]));
    }

    [Fact]
    public async Task leaves_a_recorded_void_where_a_numbered_draft_is_given_up()
    {
        var register = await _bureau.HasRegisterAsync();
        var draft = await _bureau.TakesAsync(await _bureau.BringsAsync(await UrgentAsync("关于作废的通知"), "numbering"), "number", Role.Publisher, "wang", new() { ["register"] = register });
        draft = await _bureau.TakesAsync(draft, "return", Role.Publisher, "wang", new() { ["reason"] = "内容有误" });
        await _bureau.TakesAsync(draft, "abandon", Role.Editor, "li", new() { ["reason"] = "不再需要印发" });
        var next = await _bureau.TakesAsync(await _bureau.BringsAsync(await UrgentAsync("关于接着编号的通知"), "numbering"), "number", Role.Publisher, "wang", new() { ["register"] = register });

        Assert.EndsWith("2号", (string)next["number"]!, StringComparison.Ordinal);
        var lines = (await _bureau.GetAsync($"/api/registers/{register}"))["numbers"]!.AsArray();
        Assert.Equal(("不再需要印发", null), ((string?)lines[0]!["voidReason"], (string?)lines[1]!["voidReason"]));
    }

    [Fact]
    public async Task keeps_the_number_of_a_draft_that_was_returned_after_it_was_numbered()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于退回后保留文号的通知")), "ready");
        var number = (string)draft["number"]!;
        draft = await _bureau.TakesAsync(draft, "return", Role.Publisher, "wang", new() { ["reason"] = "附件缺页" });

        draft = await _bureau.BringsAsync(draft, "released");

        Assert.Equal(number, (string)draft["number"]!);
    }

    [Fact]
    public async Task refuses_a_number_that_the_register_gave_to_another_or_that_is_not_the_next()
    {
        var organ = NewOrgan();
        var register = await _bureau.HasRegisterAsync(organ);
        var first = await _bureau.BringsAsync(await UrgentAsync("关于第一个文号的通知"), "numbering");
        await _bureau.TakesAsync(first, "number", Role.Publisher, "wang", new() { ["register"] = register });
        var second = await _bureau.BringsAsync(await UrgentAsync("关于第二个文号的通知"), "numbering");

        Assert.Equal("number-taken", await _bureau.IsRefusedAsync(second, "number", Role.Publisher, "wang", new() { ["register"] = register, ["number"] = organ + "〔2026〕1号" }));
        Assert.Equal("number-out-of-sequence", await _bureau.IsRefusedAsync(second, "number", Role.Publisher, "wang", new() { ["register"] = register, ["number"] = organ + "[2026]9号" }));
    }

    [Fact]
    public async Task passes_over_numbers_that_imported_documents_bear_and_records_them_as_void()
    {
        var organ = NewOrgan();
        await _publishing.ImportAsync(PublishingApi.Line(PublishingApi.NewId(), line => line["docNumber"] = organ + "〔2026〕1号"));
        var register = await _bureau.HasRegisterAsync(organ);

        var draft = await _bureau.TakesAsync(await _bureau.BringsAsync(await UrgentAsync("关于越过已有文号的通知"), "numbering"), "number", Role.Publisher, "wang", new() { ["register"] = register });

        Assert.Equal(organ + "〔2026〕2号", (string)draft["number"]!);
        Assert.NotNull((await _bureau.GetAsync($"/api/registers/{register}"))["numbers"]![0]!["voidReason"]);
    }

    [Fact]
    public async Task asks_for_a_response_plan_where_it_may_stir_the_public()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于敏感事项的通知", content => content["sensitive"] = true)), "ready");
        Assert.Equal("no-response-plan", await _bureau.IsRefusedAsync(draft, "release", Role.Publisher, "wang"));

        var planned = await _bureau.BeginsAsync(Draft("关于有预案的敏感事项的通知", content => (content["sensitive"], content["responsePlan"]) = (true, "新闻发言人答问口径及分工。")));
        Assert.Equal("released", (string)(await _bureau.BringsAsync(planned, "released"))["state"]!);
    }

    [Fact]
    public async Task does_not_happen_to_what_the_secrecy_review_withheld()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于内部事项的通知")), "secrecyReview");
        draft = await _bureau.TakesAsync(draft, "clear-secrecy", Role.SecrecyReviewer, "mi", new() { ["disclosure"] = "withheld", ["ground"] = "第十六条：内部事务信息" });
        draft = await _bureau.BringsAsync(draft, "ready");

        Assert.Equal("not-for-the-public", await _bureau.IsRefusedAsync(draft, "release", Role.Publisher, "wang"));
        Assert.Equal("filed", (string)(await _bureau.TakesAsync(draft, "file", Role.Publisher, "wang"))["state"]!);
        Assert.False((await _publishing.CheckAsync($"?id={draft["documentId"]}")).Usable);
    }

    [Fact]
    public async Task shows_the_public_a_text_without_what_was_struck_out()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于区分处理的通知", content => content["text"] = "第一条 联系人王某某，电话86600001。\n第二条 照办。")), "secrecyReview");
        Assert.Equal("invalid-input", await _bureau.IsRefusedAsync(draft, "clear-secrecy", Role.SecrecyReviewer, "mi", new() { ["disclosure"] = "proactive", ["strikeOut"] = new JsonArray("不在文中的话") }, HttpStatusCode.BadRequest));
        draft = await _bureau.TakesAsync(draft, "clear-secrecy", Role.SecrecyReviewer, "mi", new() { ["disclosure"] = "proactive", ["strikeOut"] = new JsonArray("王某某，电话86600001") });
        draft = await _bureau.BringsAsync(draft, "released");

        var hash = (await _publishing.EventsOfAsync((string)draft["documentId"]!)).Single().BodyHash;
        using var body = await _publishing.GetAsync("/internal/bodies/" + hash, _publishing.TokenOf(Scopes.Internal));
        Assert.Equal("第一条 联系人〔依法不予公开〕。\n第二条 照办。", await body.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task happens_at_the_instant_that_was_set()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于定时发布的通知")), "ready");
        var at = _publishing.Clock.GetUtcNow().AddHours(20);
        draft = await _bureau.TakesAsync(draft, "schedule", Role.Publisher, "wang", new() { ["at"] = at.ToString("O") });
        Assert.Equal("scheduled", (string)draft["state"]!);

        _publishing.Clock.GoTo(at.AddSeconds(1));
        await Eventually.BecomesAsync(() => _publishing.CheckAsync($"?id={draft["documentId"]}"), check => check.Usable);
    }

    [Fact]
    public async Task does_not_happen_at_that_instant_when_a_review_was_taken_back_and_raises_an_alarm()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于撤回审核意见的通知")), "ready");
        var at = _publishing.Clock.GetUtcNow().AddHours(20);
        draft = await _bureau.TakesAsync(draft, "schedule", Role.Publisher, "wang", new() { ["at"] = at.ToString("O") });
        draft = await _bureau.TakesAsync(draft, "withdraw-opinion", Role.Reviewer, "er", new() { ["reason"] = "发现数据有误" });
        Assert.Equal("secondReview", (string)draft["state"]!);

        _publishing.Clock.GoTo(at.AddSeconds(1));
        await Eventually.BecomesAsync(() => _bureau.GetAsync("/api/alarms"), seen => seen["alarms"]!.AsArray().Any(alarm => (string)alarm!["subject"]! == $"draft:{draft["id"]}"));
        Assert.False((await _publishing.CheckAsync($"?id={draft["documentId"]}")).Usable);
        Assert.Equal("secondReview", (string)(await _bureau.GetAsync($"/api/drafts/{draft["id"]}"))["draft"]!["state"]!);
    }

    private async Task<JsonObject> UrgentAsync(string title) =>
        await _bureau.TakesAsync(await _bureau.BeginsAsync(Draft(title)), "submit-urgently", Role.Editor, "li", new() { ["reason"] = "突发地质灾害应急" });
}
