using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Testing.Bureau;

namespace GovOpen.Publishing.Tests.Drafts;

public sealed class Moving_a_draft : IClassFixture<PublishingApi>
{
    private static readonly string[] _verbs =
    [
        "open-solicitation", "close-solicitation", "submit", "submit-urgently", "legal-opinion", "clear-secrecy", "pass-review", "pass-proof", "sign", "number",
        "schedule", "unschedule", "release", "file", "return", "withdraw-opinion", "abandon",
    ];

    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;

    public Moving_a_draft(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer));
    }

    [Theory]
    [InlineData("drafting", "submit submit-urgently open-solicitation abandon")]
    [InlineData("legalReview", "legal-opinion return")]
    [InlineData("secrecyReview", "clear-secrecy return")]
    [InlineData("firstReview", "pass-review return")]
    [InlineData("thirdProof", "pass-proof return")]
    [InlineData("signing", "sign return")]
    [InlineData("ready", "release schedule return")]
    [InlineData("released", "")]
    public async Task is_possible_by_the_verbs_of_its_state_and_refused_by_all_others(string state, string possible)
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft($"关于{state}的通知")), state);

        foreach (var verb in _verbs.Except(possible.Split(' ')))
        {
            // Who may take the step elsewhere, and has nothing to do with this draft.
            var (role, person) = (RoleOf(verb, state), "stranger");
            var code = await _bureau.IsRefusedAsync(draft, verb, role, person, GoodBody(verb));
            Assert.True(code is "illegal-step" or "no-opinion" or "for-the-public", $"{verb} in {state}: {code}");
        }

        Assert.Equal(state, (string)(await _bureau.GetAsync($"/api/drafts/{draft["id"]}"))["draft"]!["state"]!);
    }

    [Fact]
    public async Task is_not_for_other_units_which_do_not_even_see_it()
    {
        var draft = await _bureau.BeginsAsync(Draft("关于本单位事项的通知"));
        var chengdu = new Bureau(_publishing.Anonymous, _publishing.Issuer, "成都市人民政府办公厅", "510100");

        Assert.Equal("not-found", await chengdu.IsRefusedAsync(draft, "submit", Role.Editor, "chen", status: HttpStatusCode.NotFound));
        using var read = await _publishing.GetAsync($"/api/drafts/{draft["id"]}", chengdu.As(Role.Editor, "chen"));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.DoesNotContain((await chengdu.GetAsync("/api/drafts?size=100"))["drafts"]!.AsArray(), line => (string)line!["id"]! == (string)draft["id"]!);
    }

    [Fact]
    public async Task is_not_for_who_drafted_it_nor_twice_for_the_same_reviewer()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于职责分离的通知")), "secondReview");

        Assert.Equal("own-document", await _bureau.IsRefusedAsync(draft, "pass-review", Role.Reviewer, "li"));
        Assert.Equal("already-reviewed", await _bureau.IsRefusedAsync(draft, "pass-review", Role.Reviewer, "yi"));
    }

    [Fact]
    public async Task needs_the_principal_of_the_unit_or_a_delegate_on_record_for_the_signature()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于签发权限的通知")), "signing");
        Assert.Equal("forbidden", await _bureau.IsRefusedAsync(draft, "sign", Role.Publisher, "wang", status: HttpStatusCode.Forbidden));
        Assert.Equal("not-found", await new Bureau(_publishing.Anonymous, _publishing.Issuer, "成都市人民政府办公厅", "510100").IsRefusedAsync(draft, "sign", Role.Principal, "mayor", status: HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task asks_for_all_opinions_anew_after_it_was_returned()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于退回重审的通知")), "thirdReview");
        draft = await _bureau.TakesAsync(draft, "return", Role.Reviewer, "san", new() { ["reason"] = "第二条表述不清" });
        Assert.Equal("drafting", (string)draft["state"]!);

        draft = await _bureau.BringsAsync(draft, "released");
        Assert.Equal(2, draft["steps"]!.AsArray().Count(step => (string)step!["step"]! == "giveLegalOpinion"));
    }

    [Fact]
    public async Task gives_the_second_of_two_editors_both_versions()
    {
        var draft = await _bureau.BeginsAsync(Draft("关于两人同改的通知"));
        await _bureau.PutAsync(_bureau.As(Role.Editor, "li"), $"/api/drafts/{draft["id"]}", new JsonObject { ["revision"] = 1, ["content"] = Draft("关于先改的通知") });

        var conflict = await _bureau.PutAsync(_bureau.As(Role.Editor, "zhao"), $"/api/drafts/{draft["id"]}", new JsonObject { ["revision"] = 1, ["content"] = Draft("关于后改的通知") }, HttpStatusCode.Conflict);

        Assert.Equal(("关于先改的通知", "关于后改的通知", 2), ((string)conflict["conflict"]!["current"]!["title"]!, (string)conflict["conflict"]!["yours"]!["title"]!, (int)conflict["conflict"]!["revision"]!));
        Assert.StartsWith("第一条 为了关于先改的通知", (string)conflict["conflict"]!["currentText"]!, StringComparison.Ordinal);
        Assert.Equal("关于两人同改的通知", (string)(await _bureau.GetAsync($"/api/drafts/{draft["id"]}/versions/1"))["content"]!["title"]!);
    }

    [Fact]
    public async Task is_refused_upon_a_revision_that_is_no_longer_the_newest()
    {
        var draft = await _bureau.BeginsAsync(Draft("关于旧版送审的通知"));
        await _bureau.PutAsync(_bureau.As(Role.Editor, "zhao"), $"/api/drafts/{draft["id"]}", new JsonObject { ["revision"] = 1, ["content"] = Draft("关于新版送审的通知") });

        Assert.Equal("changed-meanwhile", await _bureau.IsRefusedAsync(draft, "submit", Role.Editor, "li"));
    }

    [Fact]
    public async Task asks_for_opinions_of_the_public_for_as_long_as_the_rules_want()
    {
        var draft = await _bureau.BeginsAsync(Draft("关于影响权利义务的办法", content => content["affectsRights"] = true));
        Assert.Equal("no-solicitation", await _bureau.IsRefusedAsync(draft, "submit", Role.Editor, "li"));

        // 2026-11-26 is a Thursday: seven working days end on 2026-12-07.
        var early = new JsonObject { ["until"] = "2026-12-04", ["channel"] = "省政府门户网站" };
        Assert.Equal("invalid-input", await _bureau.IsRefusedAsync(draft, "open-solicitation", Role.Editor, "li", early, HttpStatusCode.BadRequest));
        draft = await _bureau.TakesAsync(draft, "open-solicitation", Role.Editor, "li", new() { ["until"] = "2026-12-07", ["channel"] = "省政府门户网站" });
        var summary = new JsonObject { ["received"] = 12, ["adopted"] = 5, ["summary"] = "采纳五条，其余不属于本办法调整范围。" };
        Assert.Equal("solicitation-open", await _bureau.IsRefusedAsync(draft, "close-solicitation", Role.Editor, "li", summary));

        _publishing.Clock.GoTo(new DateOnly(2026, 12, 8));
        draft = await _bureau.TakesAsync(draft, "close-solicitation", Role.Editor, "li", summary);

        Assert.Equal("2027-01-07", (string)draft["steps"]!.AsArray()[^1]!["details"]!["resultDueOn"]!);
        Assert.Equal("legalReview", (string)(await _bureau.TakesAsync(draft, "submit", Role.Editor, "li"))["state"]!);
    }

    [Theory]
    [InlineData("lastValidDay", "2026-11-30", "effectiveOn", "2026-12-01", "lastValidDay")]
    [InlineData("title", "", "kind", "rule", "title")]
    [InlineData("text", " ", "kind", "rule", "text")]
    [InlineData("effectiveOn", "9998-01-01", "kind", "rule", "effectiveOn")]
    [InlineData("issuer", "国务院", "kind", "rule", "issuer")]
    public async Task names_the_field_of_what_cannot_be_saved(string field, string value, string other, string otherValue, string named)
    {
        var content = Draft("关于错误字段的通知", draft => (draft[field], draft[other]) = (value, otherValue));
        var refused = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = content }, HttpStatusCode.BadRequest);
        Assert.Contains(refused["errors"]!.AsArray(), error => (string)error!["field"]! == named);
    }

    [Fact]
    public async Task is_refused_where_it_would_take_effect_before_it_was_written()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于追溯施行的通知", content => content["effectiveOn"] = "2026-11-01")), "legalReview");
        Assert.Equal("effective-before-written", await _bureau.IsRefusedAsync(draft, "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。" }));
    }

    [Fact]
    public async Task is_refused_for_a_trial_document_of_more_than_two_years_unless_the_legal_reviewer_allows_it()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("四川省高校毕业生补贴管理办法（试行）", content => (content["effectiveOn"], content["lastValidDay"]) = ("2026-12-01", "2029-11-30"))), "legalReview");

        Assert.Equal("period-too-long", await _bureau.IsRefusedAsync(draft, "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。" }));
        draft = await _bureau.TakesAsync(draft, "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。", ["overrideReason"] = "试点期限由国务院批复确定为三年" });
        draft = await _bureau.BringsAsync(draft, "released");

        var published = (await _publishing.EventsOfAsync((string)draft["documentId"]!)).Single();
        Assert.Equal((new DateOnly(2029, 11, 30), Contracts.Publishing.V1.LastValidDayReason.LegalOverride), (published.Validity.LastValidDay, published.LastValidDayReason));
    }

    [Theory]
    [InlineData("第一条 照办。\n第二条 本通知自2027年1月1日起施行。", "effectiveOn", "2026-12-01")]
    [InlineData("第一条 照办。\n第二条 本通知有效期至2027年12月31日。", "lastValidDay", "2030-12-31")]
    public async Task is_refused_where_the_text_says_another_day_than_the_field(string text, string field, string day)
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于日期不一致的通知", content => (content["text"], content[field]) = (text, day))), "legalReview");
        Assert.Equal("text-says-otherwise", await _bureau.IsRefusedAsync(draft, "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。" }));
    }

    [Fact]
    public async Task takes_effect_on_the_day_that_only_the_text_states()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于文中施行日期的通知", content => content["text"] = "第一条 照办。\n第二条 本通知自2027年1月1日起施行，有效期二年。")), "released");
        var facts = (await _publishing.EventsOfAsync((string)draft["documentId"]!)).Single().Validity;
        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2028, 12, 31)), (facts.EffectiveOn, facts.LastValidDay));
    }

    [Fact]
    public async Task is_signed_by_a_delegate_whose_delegation_stands_in_the_file()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于受托签发的通知")), "signing");
        var token = _publishing.Issuer.DelegateToken(Role.Principal, "zhang", "510000", _bureau.Unit, "liu");

        var signed = await _bureau.PostAsync(token, $"/api/drafts/{draft["id"]}/sign", new { revision = 1 });

        var step = signed["steps"]!.AsArray()[^1]!;
        Assert.Equal(("sign", "zhang"), ((string)step["step"]!, (string?)step["onBehalfOf"]));
    }

    [Fact]
    public async Task goes_the_short_way_in_an_emergency_and_still_past_the_secrecy_review()
    {
        var draft = await _bureau.TakesAsync(await _bureau.BeginsAsync(Draft("关于启动应急响应的通告")), "submit-urgently", Role.Editor, "li", new() { ["reason"] = "突发地质灾害应急" });
        Assert.Equal("secrecyReview", (string)draft["state"]!);

        draft = await _bureau.BringsAsync(draft, "released");

        Assert.Equal(["save", "submitUrgently", "clearSecrecy", "passReview", "sign", "assignNumber", "release"], draft["steps"]!.AsArray().Select(step => (string)step!["step"]!));
    }

    [Fact]
    public async Task asks_for_opinions_again_when_the_text_has_come_to_affect_businesses()
    {
        var draft = await _bureau.TakesAsync(await _bureau.BeginsAsync(Draft("关于影响扩大的办法", content => content["affectsRights"] = true)), "open-solicitation", Role.Editor, "li", new() { ["until"] = "2026-12-07", ["channel"] = "省政府门户网站" });
        _publishing.Clock.GoTo(new DateOnly(2026, 12, 8));
        draft = await _bureau.TakesAsync(draft, "close-solicitation", Role.Editor, "li", new() { ["received"] = 0, ["adopted"] = 0, ["summary"] = "没有收到意见。" });
        draft = await _bureau.PutAsync(_bureau.As(Role.Editor, "li"), $"/api/drafts/{draft["id"]}", new JsonObject { ["revision"] = 1, ["content"] = Draft("关于影响扩大的办法", content => content["affectsBusinesses"] = true) });

        Assert.Equal("solicitation-too-short", await _bureau.IsRefusedAsync(draft, "submit", Role.Editor, "li"));
    }

    [Fact]
    public async Task writes_every_step_down_and_no_text_of_it()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于审计留痕的通知", content => content["text"] = "第一条 极其独特的正文内容甲乙丙。")), "firstReview");

        var trail = (string)(await _publishing.Database.ScalarAsync("select string_agg(action || ' ' || outcome, ', ' order by number) from audit where object = $1", "draft:" + (string)draft["id"]!))!;
        Assert.Equal("draft.create done, draft.submit done, draft.giveLegalOpinion done, draft.clearSecrecy done", trail);
        Assert.Equal(0L, await _publishing.Database.ScalarAsync("select count(*) from audit where concat(before, after, reason) like '%极其独特的正文%'"));
    }

    private static Role RoleOf(string verb, string state) => verb switch
    {
        "legal-opinion" => Role.LegalReviewer,
        "clear-secrecy" => Role.SecrecyReviewer,
        "pass-review" or "pass-proof" or "withdraw-opinion" or "return" => Role.Reviewer,
        "sign" => Role.Principal,
        "number" or "schedule" or "unschedule" or "release" or "file" => Role.Publisher,
        _ => state is "" ? throw new ArgumentException("No state.", nameof(state)) : Role.Editor,
    };

    private JsonObject GoodBody(string verb) => verb switch
    {
        "open-solicitation" => new() { ["until"] = "2027-02-01", ["channel"] = "省政府门户网站" },
        "close-solicitation" => new() { ["received"] = 0, ["adopted"] = 0, ["summary"] = "没有收到意见。" },
        "submit-urgently" or "return" or "withdraw-opinion" or "abandon" => new() { ["reason"] = "足够长的理由" },
        "legal-opinion" => new() { ["opinion"] = "合法。" },
        "clear-secrecy" => new() { ["disclosure"] = "proactive" },
        "schedule" => new() { ["at"] = _publishing.Clock.GetUtcNow().AddDays(1).ToString("O") },
        _ => [],
    };
}
