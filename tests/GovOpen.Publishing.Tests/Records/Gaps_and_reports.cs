using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Publishing.Tests.Records;

/// <summary>Each test has a division of its own, so that none sees what another did.</summary>
public sealed class Gaps_and_reports(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task tell_of_a_focus_column_with_a_policy_that_nobody_carried_out()
    {
        var desk = new Desk(publishing, "510400", "攀枝花市教育局");
        var policy = await desk.DocumentAsync(line => (line["division"], line["issuer"], line["tags"]) = ("510400", "攀枝花市教育局", new JsonArray("义务教育")));
        await desk.DocumentAsync(line => (line["division"], line["issuer"], line["tags"], line["repealedOn"]) = ("510400", "攀枝花市教育局", new JsonArray("就业"), "2023-01-01"));

        Assert.Equal(["education 1"], (await GapsAsync(desk))["focusColumns"]!.AsArray().Select(gap => $"{gap!["column"]} {gap["policies"]}"));

        var fields = await desk.CompleteAsync("implementationRecord");
        (fields["area"], fields["policy"]) = ("education", policy.ToString());
        var done = await desk.PublishedAsync("implementationRecord", fields);
        Assert.Empty((await GapsAsync(desk))["focusColumns"]!.AsArray());

        await desk.WithdrawnAsync(done);
        Assert.Single((await GapsAsync(desk))["focusColumns"]!.AsArray());
    }

    [Fact]
    public async Task tell_of_an_audit_finding_until_a_rectification_names_it_whoever_publishes_it()
    {
        var auditors = new Desk(publishing, "510500", "泸州市审计局");
        var finding = await auditors.PublishedAsync("auditFinding", title: "专项资金滞留");
        await auditors.DraftAsync("auditFinding", title: "还没有公布");

        Assert.Equal(["专项资金滞留 auditRectification"], (await GapsAsync(auditors))["unanswered"]!.AsArray().Select(gap => $"{gap!["title"]} {gap["missingType"]}"));

        var audited = new Desk(publishing, "510500", "泸州市财政局");
        var fields = await audited.CompleteAsync("auditRectification");
        fields["finding"] = (string)finding["id"]!;
        var draft = await audited.ClearAsync(await audited.DraftAsync("auditRectification", fields));
        Assert.Contains("专项资金滞留", (await GapsAsync(auditors))["unanswered"]!.AsArray().Select(gap => (string)gap!["title"]!)); // a draft answers nothing
        await Desk.ReadAsync(await audited.TryPublishAsync(draft), HttpStatusCode.OK);

        Assert.DoesNotContain("专项资金滞留", (await GapsAsync(auditors))["unanswered"]!.AsArray().Select(gap => (string)gap!["title"]!));
    }

    [Fact]
    public async Task tell_of_each_unit_to_which_key_areas_it_has_published_nothing()
    {
        var desk = new Desk(publishing, "510600", "德阳市生态环境局");
        var fields = await desk.CompleteAsync("keyAreaRecord");
        fields["area"] = "airQuality";
        await desk.PublishedAsync("keyAreaRecord", fields);
        fields["area"] = "talent";
        await desk.DraftAsync("keyAreaRecord", fields);

        var gap = Assert.Single((await GapsAsync(desk))["keyAreas"]!.AsArray())!;

        Assert.Equal("德阳市生态环境局", (string)gap["unit"]!);
        Assert.Equal(["majorProjects", "talent", "employmentServices", "drinkingWater", "oldAndYoung"], gap["empty"]!.AsArray().Select(column => (string)column!["key"]!));
    }

    [Fact]
    public async Task show_all_six_columns_of_a_new_power_site()
    {
        var desk = new Desk(publishing, "510700", "绵阳市民政局");
        await desk.DraftAsync("powerItem");
        Assert.Empty((await GapsAsync(desk))["powerSites"]!.AsArray());

        await desk.PublishedAsync("powerItem");

        var site = Assert.Single((await GapsAsync(desk))["powerSites"]!.AsArray())!;
        Assert.Equal(
            ["workDynamics 0", "powerMatters 1", "powerBasis 0", "powerOperation 0", "consultation 0", "powerSupervision 0"],
            site["columns"]!.AsArray().Select(column => $"{column!["key"]} {column["records"]}"));
    }

    [Fact]
    public async Task count_gaps_within_the_reach_of_who_asks()
    {
        var desk = new Desk(publishing, "510800", "广元市民政局");
        await desk.PublishedAsync("powerItem");
        await new Desk(publishing, "510824", "苍溪县民政局").PublishedAsync("powerItem");

        Assert.Equal(["广元市民政局"], Units(await desk.ReadAsync("/api/columns/gaps", Role.Editor), "powerSites"));
        Assert.Equal(["广元市民政局", "苍溪县民政局"], Units(await desk.ReadAsync("/api/columns/gaps", Role.Supervisor), "powerSites"));
        Assert.Equal(["苍溪县民政局"], Units(await desk.ReadAsync("/api/columns/gaps?division=510824", Role.Supervisor), "powerSites"));
        Assert.Equal(["division"], await Desk.FieldsOf(await desk.GetAsync("/api/columns/gaps?division=51"), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task count_units_with_something_public_over_all_units()
    {
        var desk = new Desk(publishing, "510900", "遂宁市教育局");
        await desk.DocumentAsync(line => (line["division"], line["issuer"]) = ("510900", "遂宁市人民政府"));
        var later = await desk.DocumentAsync(line => (line["division"], line["issuer"]) = ("510900", "遂宁市尚未公布的局"));
        await publishing.Database.ScalarAsync("""update documents set validity = jsonb_set(validity, '{publishedOn}', '"2100-01-01"') where id = $1""", later);
        await desk.DocumentAsync(line => line["issuer"] = "全国人民代表大会"); // without a division
        await desk.PublishedAsync("healthInspection");
        await new Desk(publishing, "510903", "遂宁市船山区教育局").DraftAsync("healthInspection");

        var report = await desk.ReadAsync("/api/reports/disclosure-rate?division=510900", Role.Supervisor);

        Assert.Equal("""{"units":4,"disclosing":2,"share":0.5}""", report["total"]!.ToJsonString());
        Assert.Equal(["遂宁市尚未公布的局", "遂宁市船山区教育局"], report["without"]!.AsArray().Select(unit => (string)unit!["name"]!));
        Assert.Equal(["510900 2/3", "510903 0/1"], report["divisions"]!.AsArray().Select(row => $"{row!["division"]} {row["rate"]!["disclosing"]}/{row["rate"]!["units"]}"));
        Assert.Null((await desk.ReadAsync("/api/reports/disclosure-rate?division=511000", Role.Supervisor))["total"]!["share"]); // outside of the reach
        Assert.DoesNotContain("全国人民代表大会", Units(await new Desk(publishing, "510000", "四川省人民政府").ReadAsync("/api/columns/gaps", Role.Supervisor), "keyAreas"));
    }

    [Fact]
    public async Task count_what_appeared_was_revised_and_ended_and_the_matters_before_and_after()
    {
        await using var own = await PublishingApi.StartAsync();
        var desk = new Desk(own, "511100", "乐山市人民政府");
        own.Clock.GoTo(new DateOnly(2025, 11, 3));
        var old = Enumerable.Range(1, 60).Select(i => Line($"old:{i}", "2020-03-01")).ToArray();
        await own.ImportAsync(old);
        own.Clock.GoTo(new DateOnly(2026, 3, 2));
        await own.ImportAsync([.. Enumerable.Range(1, 49).Select(i => Line($"new:{i}", "2026-02-01"))]);
        await own.ImportAsync([.. Enumerable.Range(1, 46).Select(i => Line($"old:{i}", "2020-03-01", line => line["text"] = "第一条 修订。"))]);
        await own.ImportAsync(Line("old:50", "2020-03-01", line => line["repealedOn"] = "2026-02-10"), Line("old:51", "2020-03-01", line => line["status"] = "repealed"), Line("gone:1", "2019-01-01", line => line["status"] = "repealed"));
        await own.Database.ScalarAsync(
            """
            insert into records (id, type, unit, division, version, state, title, tags, "values", drafters, published_on, published_version, withdrawn_on)
            select gen_random_uuid(), 'powerItem', '乐山市人民政府', '511100', 4, 'published', '事项', '{}', '{}', '{}',
                case when n <= 225 then date '2025-06-01' else date '2026-02-15' end, case when n <= 80 then null else 3 end, case when n <= 80 then date '2026-02-20' end
            from generate_series(1, 227) n
            """);
        own.Clock.GoTo(new DateOnly(2026, 5, 6));
        await own.ImportAsync(Line("old:55", "2020-03-01", line => line["text"] = "第一条 后来的修订。"));

        var report = await desk.ReadAsync("/api/reports/changes?from=2026-01-01&to=2026-03-31", Role.Supervisor);

        Assert.Equal("appeared 49, revised 46, ended 2", string.Join(", ", ((string[])["appeared", "revised", "ended"]).Select(kind => $"{kind} {report[kind]!["total"]}")));
        Assert.Equal("""{"before":225,"after":147,"change":-78}""", report["matters"]!.ToJsonString());
        Assert.Equal(0, (int)(await desk.ReadAsync("/api/reports/changes?from=2026-01-01&to=2026-03-31&unit=别处", Role.Supervisor))["appeared"]!["total"]!);
        Assert.Equal(0, (int)(await new Desk(own, "511300", "南充市人民政府").ReadAsync("/api/reports/changes?from=2026-01-01&to=2026-03-31", Role.Supervisor))["revised"]!["total"]!);

        static JsonObject Line(string id, string publishedOn, Action<JsonObject>? change = null) => PublishingApi.Line(id, line =>
        {
            (line["division"], line["issuer"], line["publishedOn"]) = ("511100", "乐山市人民政府", publishedOn);
            change?.Invoke(line);
        });
    }

    [Theory]
    [InlineData("", "from to")]
    [InlineData("?from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("?from=2026-02-30&to=2026-03-01", "from")]
    [InlineData("?from=2000-01-01&to=2026-01-01", "to")]
    [InlineData("?from=2026-01-01&to=2026-03-01&until=2026-04-01", "until")]
    public async Task name_a_wrong_period(string query, string fields) =>
        Assert.Equal(fields.Split(' '), await Desk.FieldsOf(await new Desk(publishing).GetAsync("/api/reports/changes" + query, Role.Supervisor), HttpStatusCode.BadRequest));

    private static Task<JsonObject> GapsAsync(Desk desk) => desk.ReadAsync("/api/columns/gaps", Role.Supervisor);

    private static IEnumerable<string> Units(JsonObject report, string part) => report[part]!.AsArray().Select(one => (string)one!["unit"]!);
}
