using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Testing.Bureau;

namespace GovOpen.Publishing.Tests.Documents;

public sealed class Acting_upon_a_document : IClassFixture<PublishingApi>
{
    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;

    public Acting_upon_a_document(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer));
    }

    [Fact]
    public async Task repeals_from_a_day_on_and_both_truths_show_on_their_days()
    {
        var old = await _bureau.HasReleasedAsync("关于旧办法的通知");
        var acting = await _bureau.HasReleasedAsync("关于废止旧办法的决定", draft => draft["relations"] = new JsonArray(new JsonObject { ["type"] = "repeals", ["targetId"] = old, ["on"] = "2027-01-01" }));

        Assert.True((await _publishing.CheckAsync($"?id={old}&on=2026-12-31")).Usable);
        var after = await _publishing.CheckAsync($"?id={old}&on=2027-01-01");
        Assert.Equal((false, ValidityStatus.Repealed), (after.Usable, after.Validity));
        Assert.True((await _publishing.CheckAsync($"?id={acting}")).Usable);
        var facts = (await _bureau.GetAsync($"/api/documents/{old}"))["facts"]!;
        Assert.Equal(("repealed", acting.ToString()), ((string)facts["acts"]![0]!["type"]!, (string)facts["acts"]![0]!["byId"]!));
    }

    [Fact]
    public async Task tells_of_a_release_and_what_it_does_to_others_in_one_event()
    {
        var old = await _bureau.HasReleasedAsync("关于一并生效的旧通知");
        var before = await _publishing.CountAsync("events");
        var acting = await _bureau.HasReleasedAsync("关于一并生效的决定", draft => draft["relations"] = new JsonArray(new JsonObject { ["type"] = "repeals", ["targetId"] = old }));

        Assert.Equal(before + 1, await _publishing.CountAsync("events"));
        var set = JsonNode.Parse((string)(await _publishing.Database.ScalarAsync("select text from bodies where hash = (select decode(body->>'setHash', 'hex') from events order by sequence desc limit 1)"))!)!;
        Assert.Equal(new[] { acting.ToString(), old.ToString() }.Order(), set["documents"]!.AsArray().Select(document => (string)document!["documentId"]!).Order());
    }

    [Fact]
    public async Task amends_on_half_open_intervals_and_turns_to_the_new_text_on_its_day()
    {
        var target = await _bureau.HasReleasedAsync("关于修改对象的办法");
        const string NewText = "第一条 修改后的第一条。\n第二条 修改后的第二条。";
        await _bureau.HasReleasedAsync("关于修改办法的决定", draft => draft["relations"] = new JsonArray(new JsonObject { ["type"] = "amends", ["targetId"] = target, ["on"] = "2026-12-01", ["text"] = NewText, ["targetArticles"] = new JsonArray("a2") }));

        var facts = (await _bureau.GetAsync($"/api/documents/{target}"))["facts"]!;
        Assert.Equal((null, "2026-12-01"), ((string?)facts["texts"]![0]!["from"], (string)facts["texts"]![1]!["from"]!));
        Assert.Equal((string)facts["bodyHash"]!, (string)facts["texts"]![0]!["bodyHash"]!);

        _publishing.Clock.GoTo(new DateOnly(2026, 12, 1));
        var turned = await Eventually.BecomesAsync(() => _bureau.GetAsync($"/api/documents/{target}"), seen => (string?)seen["text"] == NewText);
        Assert.Equal(3, (long)turned["document"]!["version"]!);
    }

    [Fact]
    public async Task extends_before_the_end_and_not_after_it()
    {
        var target = await _bureau.HasReleasedAsync("关于延续有效期的办法", draft => draft["lastValidDay"] = "2026-12-31");
        JsonObject Extension() => new() { ["type"] = "extends", ["targetId"] = target, ["until"] = "2028-12-31" };
        _publishing.Clock.GoTo(new DateOnly(2027, 1, 1));
        var late = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = Draft("关于延续的通知", draft => draft["relations"] = new JsonArray(Extension())) }, HttpStatusCode.BadRequest);
        Assert.Equal("relations[0].target", (string)late["errors"]![0]!["field"]!);

        _publishing.Clock.GoTo(new DateOnly(2026, 12, 31));
        foreach (var (field, value) in (( string, string)[])[("on", "2027-06-01"), ("until", "2040-12-31")])
        {
            var relation = Extension();
            relation[field] = value;
            var draft = Draft("关于不当延续的通知", draft => (draft["relations"], draft["effectiveOn"]) = (new JsonArray(relation), null));
            if (field == "on") Assert.Contains("lapses after", (string)(await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = draft }, HttpStatusCode.BadRequest))["errors"]![0]!["reason"]!, StringComparison.Ordinal);
            else Assert.Equal("period-too-long", await _bureau.IsRefusedAsync(await _bureau.BringsAsync(await _bureau.BeginsAsync(draft), "legalReview"), "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。" }));
        }

        await _bureau.HasReleasedAsync("关于按时延续的通知", draft => draft["relations"] = new JsonArray(Extension()));
        Assert.True((await _publishing.CheckAsync($"?id={target}&on=2028-12-31")).Usable);
        Assert.False((await _publishing.CheckAsync($"?id={target}&on=2029-01-01")).Usable);
    }

    [Fact]
    public async Task suspends_and_resumes()
    {
        var id = await _bureau.HasReleasedAsync("关于停止执行的办法");
        await ActAsync(id, 1, new() { ["type"] = "suspended", ["on"] = "2026-12-01", ["by"] = "行政复议决定书〔2026〕3号", ["reason"] = "复议期间停止执行" });
        Assert.Equal(ValidityStatus.Suspended, (await _publishing.CheckAsync($"?id={id}&on=2027-06-01")).Validity);

        await ActAsync(id, 2, new() { ["type"] = "resumed", ["on"] = "2027-01-10", ["by"] = "行政复议决定书〔2027〕1号" });
        Assert.Equal((ValidityStatus.Suspended, ValidityStatus.InForce), ((await _publishing.CheckAsync($"?id={id}&on=2027-01-09")).Validity, (await _publishing.CheckAsync($"?id={id}&on=2027-01-10")).Validity));
        Assert.Equal("not-suspended", await RefusalAsync(id, 3, new() { ["type"] = "resumed", ["on"] = "2027-02-01", ["by"] = "行政复议决定书" }));
    }

    [Fact]
    public async Task leaves_of_a_partial_repeal_what_was_not_struck()
    {
        var id = await _bureau.HasReleasedAsync("关于部分废止的办法");
        Assert.Equal("no-such-article", await RefusalAsync(id, 1, new() { ["type"] = "partlyRepealed", ["on"] = "2026-12-01", ["articles"] = new JsonArray("a9"), ["by"] = "省政府令第1号" }));

        await ActAsync(id, 1, new() { ["type"] = "partlyRepealed", ["on"] = "2026-11-26", ["articles"] = new JsonArray("a2"), ["by"] = "省政府令第1号" });

        Assert.Equal(ValidityStatus.PartiallyInForce, (await _publishing.CheckAsync($"?id={id}")).Validity);
        // What is left may be cited by article, what was struck may not.
        await _bureau.BeginsAsync(Draft("关于引用有效条款的通知", draft => draft["relations"] = new JsonArray(new JsonObject { ["type"] = "basedOn", ["targetId"] = id, ["targetArticles"] = new JsonArray("a1") })));
        await IsNoBasisAsync(new JsonObject { ["type"] = "basedOn", ["targetId"] = id, ["targetArticles"] = new JsonArray("a2") });
    }

    [Fact]
    public async Task is_no_basis_for_a_draft_when_unknown_repealed_or_not_yet_in_force()
    {
        var repealed = await _bureau.HasReleasedAsync("关于已废止依据的办法");
        await ActAsync(repealed, 1, new() { ["type"] = "repealed", ["on"] = "2026-11-26", ["by"] = "省政府令第2号" });
        var future = await _bureau.HasReleasedAsync("关于尚未施行依据的办法", draft => draft["effectiveOn"] = "2027-03-01");

        await IsNoBasisAsync(new JsonObject { ["type"] = "basedOn", ["targetId"] = repealed });
        await IsNoBasisAsync(new JsonObject { ["type"] = "cites", ["targetId"] = future });
        await IsNoBasisAsync(new JsonObject { ["type"] = "implements", ["target"] = "不存在发〔2020〕1号" });
        await _bureau.BeginsAsync(Draft("关于与依据同日施行的通知", draft =>
        {
            draft["effectiveOn"] = "2027-03-01";
            draft["relations"] = new JsonArray(new JsonObject { ["type"] = "implements", ["targetId"] = future });
        }));
    }

    [Theory]
    [InlineData("unknown", "no public document")]
    [InlineData("unpublished", "no public document")]
    [InlineData("repealed", "repealed")]
    [InlineData("law", "higher rank")]
    [InlineData("elsewhere", "outside")]
    [InlineData("above", "outside")]
    [InlineData("article", "no article")]
    public async Task refuses_a_repeal_of_what_cannot_be_repealed(string what, string reason)
    {
        var bureau = new Bureau(_publishing.Anonymous, _publishing.Issuer, "成都市人民政府办公厅", "510100");
        JsonObject relation = what switch
        {
            "unknown" => new() { ["type"] = "repeals", ["target"] = "无此文发〔2020〕1号" },
            "unpublished" => new() { ["type"] = "repeals", ["targetId"] = (Guid)(await bureau.BeginsAsync(Draft("关于未发布的通知")))["documentId"]! },
            "repealed" => new() { ["type"] = "repeals", ["targetId"] = await RepealedAsync(bureau) },
            "law" => new() { ["type"] = "repeals", ["target"] = await ImportedAsync("law", "510100") },
            "elsewhere" => new() { ["type"] = "repeals", ["target"] = await ImportedAsync("normativeDocument", "510300") },
            "above" => new() { ["type"] = "repeals", ["target"] = await ImportedAsync("normativeDocument", "510000") },
            _ => new() { ["type"] = "repeals", ["targetId"] = await bureau.HasReleasedAsync("关于条款不存在的通知"), ["targetArticles"] = new JsonArray("a77") },
        };

        var refused = await bureau.PostAsync(bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = Draft("关于废止的决定", draft => draft["relations"] = new JsonArray(relation)) }, HttpStatusCode.BadRequest);

        Assert.StartsWith("relations[0].target", (string)refused["errors"]![0]!["field"]!, StringComparison.Ordinal);
        Assert.Contains(reason, (string)refused["errors"]![0]!["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_circle_of_repeals()
    {
        var first = await _bureau.HasReleasedAsync("关于循环废止甲的通知");
        var second = await _bureau.HasReleasedAsync("关于循环废止乙的通知");
        await ActAsync(first, 1, new() { ["type"] = "repealed", ["on"] = "2027-01-01", ["byId"] = second });

        Assert.Equal("repeal-cycle", await RefusalAsync(second, 1, new() { ["type"] = "repealed", ["on"] = "2027-02-01", ["byId"] = first }));
    }

    [Fact]
    public async Task takes_a_document_off_the_site_and_back_and_not_by_who_drafted_it()
    {
        var id = await _bureau.HasReleasedAsync("关于印发有误的通知");
        Assert.Equal("own-document", await CodeAsync(id, "withdraw", new JsonObject { ["version"] = 1, ["reason"] = "印发有误，另行公布" }, "li"));

        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/withdraw", new JsonObject { ["version"] = 1, ["reason"] = "印发有误，另行公布" });
        Assert.Equal(ValidityStatus.NotDisclosed, (await _publishing.CheckAsync($"?id={id}&on=2026-11-26")).Validity);
        Assert.Equal("changed-meanwhile", await CodeAsync(id, "restore", new JsonObject { ["version"] = 1, ["reason"] = "核对无误，恢复公开" }));

        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/restore", new JsonObject { ["version"] = 2, ["reason"] = "核对无误，恢复公开" });
        Assert.True((await _publishing.CheckAsync($"?id={id}")).Usable);
    }

    [Fact]
    public async Task repeals_earlier_than_another_repeal_that_is_known()
    {
        var id = await _bureau.HasReleasedAsync("关于提前废止的通知");
        await ActAsync(id, 1, new() { ["type"] = "repealed", ["on"] = "2028-01-01", ["by"] = "省政府令第5号" });
        await ActAsync(id, 2, new() { ["type"] = "repealed", ["on"] = "2027-01-01", ["by"] = "国务院决定" });

        Assert.False((await _publishing.CheckAsync($"?id={id}&on=2027-01-01")).Usable);
        Assert.Equal("already-repealed", await RefusalAsync(id, 3, new() { ["type"] = "repealed", ["on"] = "2027-06-01", ["by"] = "省政府令第6号" }));
    }

    [Fact]
    public async Task goes_on_while_a_document_is_withdrawn_and_what_is_gone_does_not_come_back()
    {
        var id = await _bureau.HasReleasedAsync("关于撤下期间废止的通知");
        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/withdraw", new JsonObject { ["version"] = 1, ["reason"] = "印发有误，另行公布" });
        await ActAsync(id, 2, new() { ["type"] = "repealed", ["on"] = "2026-11-26", ["by"] = "省政府令第7号" });
        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/restore", new JsonObject { ["version"] = 3, ["reason"] = "核对无误，恢复公开" });
        Assert.Equal(ValidityStatus.Repealed, (await _publishing.CheckAsync($"?id={id}")).Validity);

        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/remove", new JsonObject { ["version"] = 4, ["reason"] = "涉及他人隐私，不再公开" });
        Assert.Equal("gone-for-good", await CodeAsync(id, "restore", new JsonObject { ["version"] = 5, ["reason"] = "核对无误，恢复公开" }));
    }

    [Fact]
    public async Task is_not_for_registers_where_a_document_was_drafted_here()
    {
        var id = await _bureau.HasReleasedAsync("关于不容导入覆盖的通知");

        var answer = await _publishing.ImportAsync(PublishingApi.Line(id.ToString(), line => line["title"] = "被覆盖的标题"));

        Assert.Equal(1, answer.Refused);
        Assert.Equal("关于不容导入覆盖的通知", (string)(await _bureau.GetAsync($"/api/documents/{id}"))["document"]!["title"]!);
    }

    [Fact]
    public async Task leads_to_another_document_that_is_public()
    {
        var (id, other) = (await _bureau.HasReleasedAsync("关于重复公开的通知"), await _bureau.HasReleasedAsync("关于正确地址的通知"));
        Assert.Equal("no-such-document", await CodeAsync(id, "redirect", new JsonObject { ["version"] = 1, ["to"] = Guid.NewGuid(), ["reason"] = "重复公开" }.With("reason", "同一文件重复公开")));
        var line = await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/redirect", new JsonObject { ["version"] = 1, ["to"] = other, ["reason"] = "同一文件重复公开" });
        Assert.Equal("notDisclosed", (string)line["validity"]!);
    }

    [Fact]
    public async Task corrects_a_document_by_a_draft_that_goes_the_whole_way_and_keeps_its_number()
    {
        var id = await _bureau.HasReleasedAsync("关于勘误的通知");
        var number = (string)(await _bureau.GetAsync($"/api/documents/{id}"))["document"]!["number"]!;
        var correction = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["corrects"] = id, ["reason"] = "第一条漏印", ["content"] = Draft("关于勘误的通知", draft => draft["text"] = "第一条 更正后的内容。") }, HttpStatusCode.Created);
        Assert.Equal("draft-exists", await CodeOfAsync(await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["corrects"] = id, ["reason"] = "第一条漏印", ["content"] = Draft("关于再次勘误的通知") })));

        await _bureau.BringsAsync(correction, "released");

        var seen = await _bureau.GetAsync($"/api/documents/{id}");
        Assert.Equal((2L, number, "第一条 更正后的内容。", "corrected"), ((long)seen["document"]!["version"]!, (string)seen["document"]!["number"]!, (string)seen["text"]!, (string)seen["facts"]!["acts"]![0]!["type"]!));
    }

    [Fact]
    public async Task is_told_in_the_caption_of_a_rule()
    {
        var id = await _bureau.HasReleasedAsync("某省供水管理规定", draft => (draft["kind"], draft["effectiveOn"]) = ("otherDocument", "2026-12-01"));
        Assert.Empty((await _bureau.GetAsync($"/api/documents/{id}"))["facts"]!["history"]!.AsArray());

        Assert.Equal(
            ["2026年11月26日四川省人民政府令第351号公布 自2026年12月1日起施行", "根据四川省人民政府令第360号修正 自2027年5月1日起施行"],
            Publishing.Documents.Rules.Caption.Of(
                DocumentKind.Rule, "四川省人民政府令第351号", new() { PublishedOn = new(2026, 11, 26), EffectiveOn = new(2026, 12, 1) },
                [new() { Type = ActType.Amended, On = new(2027, 5, 1), By = "四川省人民政府令第360号", RecordedAt = default }]));
    }

    [Fact]
    public async Task survives_a_source_that_sends_its_document_again()
    {
        var source = PublishingApi.NewId();
        await _publishing.ImportAsync(PublishingApi.Line(source, line => (line["division"], line["issuer"]) = ("510000", "四川省人民政府办公厅")));
        var id = (await _publishing.EventsOfAsync(source)).Single().DocumentId;
        await ActAsync(id, 1, new() { ["type"] = "repealed", ["on"] = "2026-11-26", ["by"] = "省政府令第3号" });

        await _publishing.ImportAsync(PublishingApi.Line(source, line => (line["division"], line["issuer"], line["title"]) = ("510000", "四川省人民政府办公厅", "某市城镇供水管理办法（更名）")));

        Assert.Equal(ValidityStatus.Repealed, (await _publishing.CheckAsync($"?id={id}")).Validity);
    }

    [Fact]
    public async Task stands_in_the_list_of_what_will_lapse_in_six_months_a_month_and_a_week()
    {
        var week = await _bureau.HasReleasedAsync("关于一周内到期的通知", draft => draft["lastValidDay"] = "2026-12-01");
        var month = await _bureau.HasReleasedAsync("关于一月内到期的通知", draft => draft["lastValidDay"] = "2026-12-20");
        var half = await _bureau.HasReleasedAsync("关于半年内到期的通知", draft => draft["lastValidDay"] = "2027-05-01");
        await _bureau.HasReleasedAsync("关于更晚到期的通知", draft => draft["lastValidDay"] = "2027-05-27");
        var ended = await _bureau.HasReleasedAsync("关于到期前废止的通知", draft => draft["lastValidDay"] = "2026-12-02");
        await ActAsync(ended, 1, new() { ["type"] = "repealed", ["on"] = "2026-11-27", ["by"] = "省政府令第4号" });

        var lapsing = (await _bureau.GetAsync("/api/work/lapsing"))["documents"]!.AsArray();

        Assert.Equal(
            [(week, "week", 6), (month, "month", 25), (half, "sixMonths", 157)],
            lapsing.Where(line => ((string)line!["document"]!["title"]!).Contains("到期的通知", StringComparison.Ordinal)).Select(line => ((Guid)line!["document"]!["id"]!, (string)line["within"]!, (int)line["daysLeft"]!)));
    }

    [Fact]
    public async Task counts_twenty_working_days_from_the_signature()
    {
        var draft = await _bureau.BringsAsync(await _bureau.BeginsAsync(Draft("关于二十个工作日的通知")), "ready");
        _publishing.Clock.GoTo(new DateOnly(2026, 12, 28));

        var line = (await _bureau.GetAsync("/api/work/undisclosed"))["drafts"]!.AsArray().Single(one => (string)one!["draftId"]! == (string)draft["id"]!)!;
        Assert.Equal(("2026-12-24", true, -2), ((string)line["deadline"]!["due"]!, (bool)line["overdue"]!, (int)line["workingDaysLeft"]!));

        draft = await _bureau.TakesAsync(draft, "release", Role.Publisher, "wang");
        Assert.True((bool)draft["steps"]!.AsArray()[^1]!["details"]!["late"]!);
    }

    private static async Task<Guid> RepealedAsync(Bureau bureau)
    {
        var id = await bureau.HasReleasedAsync("关于已被废止的通知");
        await bureau.PostAsync(bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/acts", new JsonObject { ["version"] = 1, ["type"] = "repealed", ["on"] = "2026-11-26", ["by"] = "市政府令第1号" });
        return id;
    }

    private async Task<string> ImportedAsync(string kind, string division)
    {
        var number = "进口" + NewOrgan() + "〔2020〕1号";
        await _publishing.ImportAsync(PublishingApi.Line(PublishingApi.NewId(), line => (line["kind"], line["division"], line["docNumber"], line["issuer"]) = (kind, division, number, "某机关")));
        return number;
    }

    private async Task IsNoBasisAsync(JsonObject relation)
    {
        var refused = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/drafts", new JsonObject { ["content"] = Draft("关于依据无效的通知", draft => draft["relations"] = new JsonArray(relation)) }, HttpStatusCode.BadRequest);
        Assert.Equal("relations[0].target", (string)refused["errors"]![0]!["field"]!);
        Assert.Contains("cannot be relied on", (string)refused["errors"]![0]!["reason"]!, StringComparison.Ordinal);
    }

    private Task<JsonObject> ActAsync(Guid id, long version, JsonObject act) =>
        _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{id}/acts", act.With("version", version));

    private Task<string> RefusalAsync(Guid id, long version, JsonObject act) => CodeAsync(id, "acts", act.With("version", version));

    private async Task<string> CodeAsync(Guid id, string verb, JsonObject body, string person = "wang") =>
        await CodeOfAsync(await _bureau.TryAsync(HttpMethod.Post, _bureau.As(Role.Publisher, person), $"/api/documents/{id}/{verb}", body));

    private static async Task<string> CodeOfAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            return ((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"]!).Split(':')[^1];
        }
    }
}

internal static class Bodies
{
    /// <summary>The same with another value.</summary>
    public static JsonObject With(this JsonObject body, string name, JsonNode? value)
    {
        var changed = (JsonObject)body.DeepClone();
        changed[name] = value;
        return changed;
    }
}
