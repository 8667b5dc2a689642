using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Publishing.Records.Types;
using static GovOpen.Publishing.Tests.Records.Desk;

namespace GovOpen.Publishing.Tests.Records;

public sealed class Publishing_records(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private readonly Desk _desk = new(publishing);

    public static TheoryData<string> Types => [.. RecordTypes.BuiltInTypes.Select(type => type.Key)];

    [Theory, MemberData(nameof(Types))]
    public async Task works_for_every_type_and_names_each_field_that_is_missing(string type)
    {
        var complete = await _desk.CompleteAsync(type);
        foreach (var key in complete.Select(field => field.Key).ToList())
        {
            var lacking = (JsonObject)complete.DeepClone();
            lacking.Remove(key);
            var draft = await _desk.DraftAsync(type, lacking);
            Assert.Contains(key, draft["missing"]!.AsArray().Select(one => (string)one!["field"]!));
            Assert.Equal([key], (await FieldsOf(await _desk.TryPublishAsync(await _desk.ClearAsync(draft)), HttpStatusCode.UnprocessableEntity)).Distinct());
        }

        var published = await _desk.PublishedAsync(type, complete);

        Assert.Equal("published", (string)published["state"]!);
        var (kind, told) = Assert.Single(await _desk.EventsOfAsync(published));
        Assert.Equal("RecordPublished", kind);
        Assert.Equal(type, (string)told["type"]!);
        Assert.Equal(complete.Select(field => field.Key).Order(), told["fields"]!.AsArray().Select(field => (string)field!["key"]!).Order());
    }

    [Fact]
    public async Task tells_others_what_the_public_may_know_and_nothing_else()
    {
        var fields = await _desk.CompleteAsync("spotCheckResult");
        (fields["inspectors"], fields["result"]) = ("赵某、钱某", "rectified");

        var published = await _desk.PublishedAsync("spotCheckResult", fields, tags: ["监管政策"]);

        var told = (await _desk.EventsOfAsync(published)).Single().Body;
        Assert.DoesNotContain("赵某", told.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Equal("赵某、钱某", (string)published["fields"]!["inspectors"]!);
        Assert.Equal(("成都市市场监督管理局", "510100", 2026, "rectified", "发现问题已责令改正"), ((string)told["issuer"]!, (string)told["division"]!, (int)told["year"]!, (string)told["result"]!, (string)told["resultName"]!["zh"]!));
        Assert.Equal("监管政策", (string)told["tags"]![0]!);
        Assert.Equal("测试记录", (string)told["fields"]!.AsArray().Single(field => (string)field!["key"]! == "item")!["title"]!);
        var trail = (string)(await publishing.Database.ScalarAsync("select string_agg(action || coalesce(after::text, ''), ' ' order by number) from audit where object = $1", "record:" + published["id"]))!;
        Assert.DoesNotContain("赵某", trail, StringComparison.Ordinal);
        Assert.Matches("record.draft.*record.clear.*record.publish", trail);
    }

    [Theory]
    [InlineData("联系电话13800138000。")]
    [InlineData("身份证510107199001011234已核。")]
    public async Task is_refused_where_free_text_holds_a_personal_number(string text)
    {
        var fields = await _desk.CompleteAsync("spotCheckResult");
        var free = fields.First(field => field.Key == "details" || field.Key == "object").Key;
        fields[free] = text;
        var draft = await _desk.ClearAsync(await _desk.DraftAsync("spotCheckResult", fields));

        Assert.Equal([free], await FieldsOf(await _desk.TryPublishAsync(draft), HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0L, await publishing.Database.ScalarAsync("select count(*) from audit where concat(before, after, reason) like '%' || $1 || '%'", text));
    }

    [Fact]
    public async Task is_refused_before_the_secrecy_review()
    {
        var draft = await _desk.DraftAsync("earlyWarning");

        Assert.Equal("not-cleared", await RefusalOf(await _desk.TryPublishAsync(draft)));
        Assert.Equal("not-cleared", await RefusalOf(await _desk.TryPublishAsync(draft, urgentReason: "暴雨红色预警")));
        Assert.Empty(await _desk.EventsOfAsync(draft));
    }

    [Fact]
    public async Task needs_three_people()
    {
        var draft = await _desk.DraftAsync("healthInspection", person: "li");

        Assert.Equal("own-document", await RefusalOf(await _desk.TryClearAsync(draft, person: "li")));
        var cleared = await _desk.ClearAsync(draft);
        Assert.Equal("own-document", await RefusalOf(await _desk.TryPublishAsync(cleared, person: "li")));
        Assert.Equal("secrecy-reviewer", await RefusalOf(await _desk.TryPublishAsync(cleared, person: "wang")));
    }

    [Fact]
    public async Task counts_everybody_who_wrote_as_a_drafter()
    {
        var draft = await _desk.DraftAsync("healthInspection", person: "li");
        var edited = await _desk.EditAsync(draft, await _desk.CompleteAsync("healthInspection"), person: "zhang");

        Assert.Equal("own-document", await RefusalOf(await _desk.TryPublishAsync(await _desk.ClearAsync(edited), person: "zhang")));
    }

    [Fact]
    public async Task on_the_urgent_path_is_open_to_who_drafted_and_keeps_the_secrecy_review()
    {
        var cleared = await _desk.ClearAsync(await _desk.DraftAsync("earlyWarning", person: "li"));

        var published = await ReadAsync(await _desk.TryPublishAsync(cleared, person: "li", urgentReason: "暴雨红色预警，须立即发布"), HttpStatusCode.OK);

        Assert.Equal("暴雨红色预警，须立即发布", (string)published["versions"]![0]!["urgentReason"]!);
        Assert.Equal("wang li", await publishing.Database.ScalarAsync("select cleared_by || ' ' || published_by from record_versions where record_id = $1", Guid.Parse((string)published["id"]!)));
    }

    [Fact]
    public async Task on_the_urgent_path_is_still_not_for_who_cleared_it() =>
        Assert.Equal("secrecy-reviewer", await RefusalOf(await _desk.TryPublishAsync(await _desk.ClearAsync(await _desk.DraftAsync("earlyWarning")), person: "wang", urgentReason: "暴雨红色预警")));

    [Fact]
    public async Task on_the_urgent_path_is_for_emergencies_only() =>
        Assert.Equal("not-urgent", await RefusalOf(await _desk.TryPublishAsync(await _desk.ClearAsync(await _desk.DraftAsync("healthInspection")), urgentReason: "着急")));

    [Fact]
    public async Task is_refused_after_a_change_until_it_is_cleared_again()
    {
        var cleared = await _desk.ClearAsync(await _desk.DraftAsync("healthInspection"));
        var changed = await _desk.EditAsync(cleared, await _desk.CompleteAsync("healthInspection"), "换了标题");

        Assert.Equal("draft", (string)changed["state"]!);
        Assert.Equal("not-cleared", await RefusalOf(await _desk.TryPublishAsync(changed)));
    }

    [Fact]
    public async Task is_refused_to_who_saw_an_older_version_and_tells_both()
    {
        var draft = await _desk.DraftAsync("healthInspection");
        await _desk.EditAsync(draft, await _desk.CompleteAsync("healthInspection"), "别人先改了");

        foreach (var answer in (HttpResponseMessage[])[await _desk.TryEditAsync(draft, []), await _desk.TryClearAsync(draft), await _desk.TryReturnAsync(draft, "有误"), await _desk.TryPublishAsync(draft), await _desk.TryWithdrawAsync(draft, "有误")])
        {
            var problem = await ReadAsync(answer, HttpStatusCode.Conflict);
            Assert.Equal(("urn:govopen:problem:outdated-version", 1, 2), ((string)problem["type"]!, (int)problem["seenVersion"]!, (int)problem["currentVersion"]!));
        }
    }

    [Fact]
    public async Task takes_the_version_from_the_etag_too()
    {
        var draft = await _desk.DraftAsync("healthInspection");
        using var read = await _desk.GetAsync($"/api/records/{draft["id"]}");
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var address = $"/api/records/{draft["id"]}/clear";

        Assert.Equal(["version"], await FieldsOf(await _desk.SendAsync(HttpMethod.Post, address, Role.SecrecyReviewer, "wang", new JsonObject()), HttpStatusCode.BadRequest));
        Assert.Equal("outdated-version", await RefusalOf(await _desk.SendAsync(HttpMethod.Post, address, Role.SecrecyReviewer, "wang", new JsonObject(), "\"7\"")));
        Assert.Equal("cleared", (string)(await ReadAsync(await _desk.SendAsync(HttpMethod.Post, address, Role.SecrecyReviewer, "wang", new JsonObject(), "\"1\""), HttpStatusCode.OK))["state"]!);
    }

    [Fact]
    public async Task that_were_returned_waits_for_a_change()
    {
        var returned = await ReadAsync(await _desk.TryReturnAsync(await _desk.DraftAsync("healthInspection"), "检查对象写的是个人，请隐去"), HttpStatusCode.OK);

        Assert.Equal(("returned", "检查对象写的是个人，请隐去"), ((string)returned["state"]!, (string)returned["returnReason"]!));
        Assert.Equal("returned", await RefusalOf(await _desk.TryClearAsync(returned)));
        Assert.Equal("draft", (string)(await _desk.EditAsync(returned, await _desk.CompleteAsync("healthInspection")))["state"]!);
    }

    [Fact]
    public async Task again_is_a_correction_that_keeps_the_version_before()
    {
        var fields = await _desk.CompleteAsync("foodAndDrugInspection");
        var published = await _desk.PublishedAsync("foodAndDrugInspection", fields);
        fields["result"] = "proceedings";

        var draft = await _desk.EditAsync(published, fields, "更正后的标题");
        Assert.Equal(((long)published["publishedVersion"]!, "draft"), ((long)draft["publishedVersion"]!, (string)draft["state"]!)); // what is public stays
        var cleared = await _desk.ClearAsync(draft);
        Assert.Equal("already-published", await RefusalOf(await _desk.TryPublishAsync(cleared)));
        Assert.Equal(["reason"], await FieldsOf(await _desk.TryCorrectAsync(cleared, " "), HttpStatusCode.BadRequest));
        var corrected = await ReadAsync(await _desk.TryCorrectAsync(cleared, "检查结果登记有误"), HttpStatusCode.OK);

        var events = await _desk.EventsOfAsync(corrected);
        Assert.Equal(["conforms", "proceedings"], events.Select(one => (string)one.Body["result"]!));
        Assert.Equal([null, "检查结果登记有误"], events.Select(one => (string?)one.Body["correctionReason"]));
        Assert.True((long)events[1].Body["version"]! > (long)events[0].Body["version"]!);
        Assert.Equal(["测试记录", "更正后的标题"], corrected["versions"]!.AsArray().Select(version => (string)version!["title"]!));
    }

    [Fact]
    public async Task cannot_begin_with_a_correction() =>
        Assert.Equal("not-published", await RefusalOf(await _desk.TryCorrectAsync(await _desk.ClearAsync(await _desk.DraftAsync("healthInspection")), "更正")));

    [Fact]
    public async Task ends_with_a_withdrawal_that_says_why()
    {
        var published = await _desk.PublishedAsync("healthInspection");

        var withdrawn = await _desk.WithdrawnAsync(published, "检查对象认定有误");

        var (kind, told) = (await _desk.EventsOfAsync(withdrawn))[^1];
        Assert.Equal(("RecordWithdrawn", "检查对象认定有误"), (kind, (string)told["reason"]!));
        Assert.Null(told["title"]);
        Assert.Single(withdrawn["versions"]!.AsArray());
        Assert.Equal("withdrawn", await RefusalOf(await _desk.TryEditAsync(withdrawn, [])));
        Assert.Equal("withdrawn", await RefusalOf(await _desk.TryWithdrawAsync(withdrawn, "再撤一次")));
    }

    [Fact]
    public async Task withdraws_only_what_is_public() =>
        Assert.Equal("not-published", await RefusalOf(await _desk.TryWithdrawAsync(await _desk.DraftAsync("healthInspection"), "撤下")));

    [Fact]
    public async Task of_a_spot_check_must_cite_an_item_on_the_current_list()
    {
        var item = await _desk.CompleteAsync("doubleRandomItem");
        item["listedThrough"] = publishing.Clock.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd");
        var expired = await _desk.PublishedAsync("doubleRandomItem", item, "已移出清单的事项");
        var withdrawn = await _desk.WithdrawnAsync(await _desk.PublishedAsync("doubleRandomItem"));
        var draft = await _desk.DraftAsync("doubleRandomItem");
        var other = await _desk.PublishedAsync("healthInspection");

        foreach (var cited in (JsonObject[])[expired, withdrawn, draft, other])
        {
            var fields = await _desk.CompleteAsync("spotCheckResult");
            fields["item"] = (string)cited["id"]!;
            Assert.Equal(["item"], await FieldsOf(await _desk.TryPublishAsync(await _desk.ClearAsync(await _desk.DraftAsync("spotCheckResult", fields))), HttpStatusCode.UnprocessableEntity));
        }
    }

    [Theory]
    [InlineData("spotCheckResult", true)]
    [InlineData("doubleRandomItem", true)]
    [InlineData("emergencyPlan", false)]
    public async Task of_a_penalty_must_cite_a_result_or_an_item(string cited, bool fits)
    {
        var fields = await _desk.CompleteAsync("administrativePenalty");
        fields["cause"] = (string)(await _desk.PublishedAsync(cited))["id"]!;

        var answer = await _desk.TryPublishAsync(await _desk.ClearAsync(await _desk.DraftAsync("administrativePenalty", fields)));

        if (fits) await ReadAsync(answer, HttpStatusCode.OK);
        else Assert.Equal(["cause"], await FieldsOf(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("totalRevenue", 1_000_001, "totalRevenue totalExpenditure")]
    [InlineData("basicExpenditure", 1, "totalExpenditure")]
    [InlineData("threePublic", 99.5, "threePublic")]
    [InlineData("receptions", 30.5, "")]
    public async Task of_a_budget_needs_sums_that_come_out(string changed, double amount, string named)
    {
        var fields = await _desk.CompleteAsync("budget");
        foreach (var (key, value) in (ReadOnlySpan<(string, double)>)[
            ("generalRevenue", 900_000), ("fundRevenue", 50_000), ("capitalRevenue", 0), ("otherRevenue", 20_000.5), ("carriedOver", 29_999.5), ("totalRevenue", 1_000_000),
            ("basicExpenditure", 600_000), ("projectExpenditure", 400_000), ("carriedForward", 0), ("totalExpenditure", 1_000_000),
            ("travelAbroad", 20), ("vehicles", 50), ("receptions", 30.5), ("threePublic", 100.5)]) fields[key] = value;
        fields[changed] = amount;

        var answer = await _desk.TryPublishAsync(await _desk.ClearAsync(await _desk.DraftAsync("budget", fields)));

        if (named.Length == 0) await ReadAsync(answer, HttpStatusCode.OK);
        else Assert.Equal(named.Split(' ').Order(), (await FieldsOf(answer, HttpStatusCode.UnprocessableEntity)).Distinct().Order());
    }

    [Theory]
    [InlineData("date", "2026-02-30")]
    [InlineData("date", 20260230)]
    [InlineData("result", "fine")]
    [InlineData("body", "某\u0007局")]
    [InlineData("bodi", "某局")]
    public async Task names_a_malformed_value_at_once(string key, object value)
    {
        var fields = await _desk.CompleteAsync("healthInspection");
        fields[key] = JsonValue.Create(value);

        Assert.Equal([key], await FieldsOf(await _desk.TryDraftAsync("healthInspection", fields), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task refuses_what_is_too_large_for_an_event()
    {
        var fields = await _desk.CompleteAsync("powerItem");
        foreach (var key in (string[])["duties", "scope", "basis", "procedure", "supervision"]) fields[key] = new string('权', 7_000);
        Assert.Equal(["fields"], await FieldsOf(await _desk.TryDraftAsync("powerItem", fields), HttpStatusCode.BadRequest));

        fields["supervision"] = "电话监督";
        var published = await _desk.PublishedAsync("powerItem", fields);
        Assert.True((int)(await publishing.Database.ScalarAsync("select max(octet_length(body::text)) from events where subject = $1", (string)published["id"]!))! < 128_000);
    }

    [Fact]
    public async Task names_an_unknown_type_and_tag_and_a_title_that_is_none()
    {
        Assert.Equal(["type"], await FieldsOf(await _desk.TryDraftAsync("gossip", []), HttpStatusCode.BadRequest));
        Assert.Equal(["title", "tags"], await FieldsOf(await _desk.TryDraftAsync("healthInspection", [], " ", tags: ["八卦"]), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task is_not_for_other_units()
    {
        var draft = await _desk.DraftAsync("healthInspection");
        var neighbour = new Desk(publishing, "510300", "自贡市市场监督管理局");

        foreach (var answer in (HttpResponseMessage[])[
            await neighbour.GetAsync($"/api/records/{draft["id"]}"), await neighbour.TryEditAsync(draft, []), await neighbour.TryClearAsync(draft),
            await neighbour.TryReturnAsync(draft, "有误"), await neighbour.TryPublishAsync(draft), await neighbour.TryWithdrawAsync(draft, "有误")])
        {
            Assert.Equal("not-found", await RefusalOf(answer, HttpStatusCode.NotFound));
        }
    }

    [Fact]
    public async Task is_not_for_who_belongs_to_no_unit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/records") { Content = System.Net.Http.Json.JsonContent.Create(new { type = "healthInspection", title = "无主记录" }) };
        request.Headers.Authorization = new("Bearer", publishing.TokenAt(Role.Editor, "510100"));
        Assert.Equal("forbidden", await RefusalOf(await publishing.Anonymous.SendAsync(request), HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task lists_the_own_unit_to_its_people_and_the_division_to_supervisors()
    {
        var desk = new Desk(publishing, "511300", "南充市审计局");
        await desk.DraftAsync("auditFinding", title: "草稿");
        await desk.PublishedAsync("auditFinding", title: "已公布");
        await new Desk(publishing, "511303", "南充市高坪区审计局").PublishedAsync("auditFinding", title: "区里的");

        Assert.Equal("已公布 草稿", await TitlesAsync(desk, "/api/records", Role.Editor));
        Assert.Equal("区里的 已公布 草稿", await TitlesAsync(desk, "/api/records", Role.Supervisor));
        Assert.Equal("区里的 已公布", await TitlesAsync(desk, "/api/records?state=published&type=auditFinding", Role.Supervisor));
        Assert.Equal("已公布 草稿", await TitlesAsync(desk, "/api/records?unit=南充市审计局", Role.Supervisor));
        Assert.Equal("区里的", await TitlesAsync(desk, "/api/records?division=511303", Role.Supervisor));
        Assert.Equal(["page", "state", "type", "division"], await FieldsOf(await desk.GetAsync("/api/records?page=0&state=gone&type=gossip&division=51"), HttpStatusCode.BadRequest));
    }

    private static async Task<string> TitlesAsync(Desk desk, string address, Role role) =>
        string.Join(' ', (await desk.ReadAsync(address, role))["records"]!.AsArray().Select(record => (string)record!["title"]!));
}
