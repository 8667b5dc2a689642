using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Hotline.Tests;

public sealed class Life_of_an_order(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Fact]
    public async Task goes_from_receipt_to_evaluation_with_every_step_kept()
    {
        var (filed, order) = await hotline.HasClosedAsync();
        order = await hotline.TakesAsync(order, "follow-up", hotline.Caller, new() { ["resolved"] = true, ["remark"] = "已修好。" });
        var seen = await EvaluatesAsync(filed, resolved: true, satisfied: true);

        Assert.Equal(
            ["receive", "accept", "assign", "start", "reply", "approveReply", "close", "followUp", "evaluate"],
            (await hotline.ReadAsync(order))["steps"]!.AsArray().Select(step => (string)step!["step"]!));
        Assert.Equal(("evaluated", "路灯已于昨日修复，请查看。", true, true), ((string)seen["state"]!, (string)seen["reply"]!, (bool)seen["isResolved"]!, (bool)seen["isSatisfied"]!));
        Assert.DoesNotContain("\"ban\"", seen.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_a_reply_only_once_it_was_reviewed_and_closed()
    {
        var (filed, order) = await hotline.HasInProgressAsync();
        order = await hotline.TakesAsync(order, "reply", hotline.Handler, new() { ["reply"] = "正在处理。" });
        Assert.Null((await hotline.LooksUpAsync(filed))["reply"]);

        Assert.Equal("own-reply", await hotline.IsRefusedAsync(order, "approve-reply", hotline.As(Role.Reviewer, "ban")));
        order = await hotline.TakesAsync(order, "send-back", hotline.Reviewer, HotlineApi.Because("没有说何时修好。"));
        order = await hotline.TakesAsync(order, "reply", hotline.Handler, new() { ["reply"] = "本周五前修好。" });
        order = await hotline.TakesAsync(order, "approve-reply", hotline.Reviewer);
        await hotline.TakesAsync(order, "close", hotline.Dispatcher);

        Assert.Equal("本周五前修好。", (string)(await hotline.LooksUpAsync(filed))["reply"]!);
    }

    [Fact]
    public async Task closed_is_not_resolved_and_is_taken_up_again_once()
    {
        var (filed, order) = await hotline.HasClosedAsync();
        Assert.Equal("not-dissatisfied", await hotline.IsRefusedAsync(order, "reopen", hotline.Caller, HotlineApi.Because()));
        await EvaluatesAsync(filed, resolved: false, satisfied: false);

        order = await hotline.ReadAsync(order);
        Assert.Equal("own-order", await hotline.IsRefusedAsync(order, "reopen", hotline.As(Role.FollowUp, "ban"), HotlineApi.Because()));
        order = await hotline.TakesAsync(order, "reopen", hotline.Caller, HotlineApi.Because("路灯仍不亮，属实。"));
        Assert.Equal(("assigned", HotlineApi.Unit, true), ((string)order["state"]!, (string)order["unit"]!, (bool)order["isReopened"]!));

        order = await ClosedAgainAsync(order);
        await EvaluatesAsync(filed, resolved: false, satisfied: false);
        Assert.Equal("reopened-already", await hotline.IsRefusedAsync(await hotline.ReadAsync(order), "reopen", hotline.Caller, HotlineApi.Because()));
    }

    [Fact]
    public async Task keeps_the_first_unit_accountable_and_the_clock_going_however_often_it_is_passed_on()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
        var (filed, order) = await hotline.HasInProgressAsync();
        hotline.Clock.GoTo(new DateOnly(2026, 12, 3));
        order = await hotline.AssignedAsync(order, HotlineApi.Other);
        order = await hotline.TakesAsync(order, "return", hotline.As(Role.Handler, "cheng", HotlineApi.Other), HotlineApi.Because("路灯归住建部门管理。"));
        hotline.Clock.GoTo(new DateOnly(2026, 12, 7));
        order = await hotline.AssignedAsync(order, HotlineApi.Other);
        order = await hotline.TakesAsync(order, "start", hotline.As(Role.Handler, "cheng", HotlineApi.Other));

        Assert.Equal((HotlineApi.Unit, HotlineApi.Other, (string)filed["dueOn"]!), ((string)order["firstUnit"]!, (string)order["unit"]!, (string)order["dueOn"]!));
    }

    [Fact]
    public async Task is_given_to_no_unit_that_nobody_works_in()
    {
        var order = await hotline.TakesAsync(await hotline.OrderOfAsync(await hotline.FilesAsync()), "accept", hotline.Agent);

        Assert.Equal("invalid-input", await hotline.IsRefusedAsync(order, "assign", hotline.Dispatcher, HotlineApi.Because(more: ("unitId", Guid.CreateVersion7())), HttpStatusCode.BadRequest));
        Assert.Equal("accepted", (string)(await hotline.ReadAsync(order))["state"]!);
    }

    [Fact]
    public async Task is_returned_soon_or_not_at_all()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 4)); // a Friday
        var order = await hotline.AssignedAsync(await hotline.TakesAsync(await hotline.OrderOfAsync(await hotline.FilesAsync()), "accept", hotline.Agent), HotlineApi.Unit);
        hotline.Clock.GoTo(new DateOnly(2026, 12, 8));

        Assert.Equal("too-late", await hotline.IsRefusedAsync(order, "return", hotline.Handler, HotlineApi.Because("不属于本单位职责。")));

        hotline.Clock.GoTo(new DateOnly(2026, 12, 7)); // the next working day
        order = await hotline.TakesAsync(order, "return", hotline.Handler, HotlineApi.Because("不属于本单位职责。"));
        Assert.Equal(("accepted", null), ((string)order["state"]!, (string?)order["unit"]));
    }

    [Fact]
    public async Task waits_for_every_part_of_a_joint_reply()
    {
        var (_, order) = await hotline.HasInProgressAsync();
        order = await hotline.TakesAsync(order, "join", hotline.Dispatcher, HotlineApi.Because("请城管部门说明占道情况。", ("unitIds", new JsonArray(HotlineApi.IdOf(HotlineApi.Other)))));
        Assert.Equal("joint-replies-open", await hotline.IsRefusedAsync(order, "reply", hotline.Handler, new() { ["reply"] = "已修复。" }));

        var joint = hotline.As(Role.Handler, "cheng", HotlineApi.Other);
        Assert.Equal(1, (int)(await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/orders?receipt={order["receipt"]}", joint, null))["total"]!);
        Assert.Equal("not-lead", await hotline.IsRefusedAsync(order, "request-extension", joint, HotlineApi.Because("需要时间。", ("workingDays", 3))));
        order = await hotline.TakesAsync(order, "joint-reply", joint, new() { ["reply"] = "占道已清理。" });
        Assert.Equal("not-joint", await hotline.IsRefusedAsync(order, "joint-reply", joint, new() { ["reply"] = "占道已清理。" }));

        order = await hotline.TakesAsync(order, "reply", hotline.Handler, new() { ["reply"] = "已修复，占道已清理。" });
        Assert.Equal("replied", (string)order["state"]!);
    }

    [Fact]
    public async Task is_extended_once_before_its_end_by_somebody_else()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
        var (_, order) = await hotline.HasInProgressAsync(); // due on 10 December
        order = await hotline.TakesAsync(order, "request-extension", hotline.Handler, HotlineApi.Because("配件须订购。", ("workingDays", 5)));
        Assert.Equal("own-extension", await hotline.IsRefusedAsync(order, "approve-extension", hotline.As(Role.Supervisor, "ban", "成都市人民政府办公厅")));
        order = await hotline.TakesAsync(order, "approve-extension", hotline.Supervisor);

        Assert.Equal(("2026-12-17", 12), ((string)order["dueOn"]!, (int)order["deadline"]!["workingDays"]!));
        Assert.Equal("extended-already", await hotline.IsRefusedAsync(order, "request-extension", hotline.Handler, HotlineApi.Because("还要时间。", ("workingDays", 5))));
    }

    [Fact]
    public async Task is_not_extended_after_its_end()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
        var (_, order) = await hotline.HasInProgressAsync();
        hotline.Clock.GoTo(new DateTimeOffset(2026, 12, 11, 0, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal("overdue", await hotline.IsRefusedAsync(order, "request-extension", hotline.Handler, HotlineApi.Because("配件须订购。", ("workingDays", 5))));
        Assert.True((bool)(await hotline.ReadAsync(order))["isOverdue"]!);
        var overdue = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/orders?due=overdue&size=100", hotline.Dispatcher, null);
        Assert.Contains(overdue["orders"]!.AsArray(), line => (string)line!["id"]! == (string)order["id"]!);
    }

    [Fact]
    public async Task stands_still_while_it_is_suspended()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
        var (filed, order) = await hotline.HasInProgressAsync();
        hotline.Clock.GoTo(new DateOnly(2026, 12, 3));
        order = await hotline.TakesAsync(order, "suspend", hotline.Supervisor, HotlineApi.Because("待司法鉴定结论。"));
        Assert.Equal("suspended", await hotline.IsRefusedAsync(order, "reply", hotline.Handler, new() { ["reply"] = "已修复。" }));
        hotline.Clock.GoTo(new DateOnly(2026, 12, 8));
        Assert.False((bool)(await hotline.LooksUpAsync(filed))["isOverdue"]!);
        order = await hotline.TakesAsync(order, "resume", hotline.Handler);

        Assert.Equal("2026-12-15", (string)order["dueOn"]!); // three working days later: 3, 4 and 7 December do not count
        Assert.Equal(["2026-12-03", "2026-12-04", "2026-12-07"], order["deadline"]!["skipped"]!.AsArray().Where(day => (string)day!["reason"]! == "中止").Select(day => (string)day!["date"]!));
    }

    [Fact]
    public async Task is_answered_at_once_or_pointed_elsewhere_or_merged_and_who_filed_it_reads_that()
    {
        var answered = await hotline.FilesAsync(HotlineApi.Says("医保卡丢了怎么补办？", "consultation"));
        await hotline.TakesAsync(await hotline.OrderOfAsync(answered), "answer-at-once", hotline.Agent, new() { ["reply"] = "带身份证到任一医保窗口即办。" });
        var redirected = await hotline.FilesAsync(HotlineApi.Says("楼下有人打架！"));
        await hotline.TakesAsync(await hotline.OrderOfAsync(redirected), "redirect", hotline.Agent, HotlineApi.Because("请立即拨打110。", ("channel", "police")));
        var merged = await hotline.FilesAsync();
        await hotline.TakesAsync(await hotline.OrderOfAsync(merged), "merge", hotline.Agent, HotlineApi.Because("同一路灯。", ("into", (string)(await hotline.OrderOfAsync(answered))["id"]!)));

        var seen = await Task.WhenAll(new[] { answered, redirected, merged }.Select(hotline.LooksUpAsync));
        Assert.Equal(["closed", "redirected", "merged"], seen.Select(one => (string)one["state"]!));
        Assert.Equal(["带身份证到任一医保窗口即办。", "请立即拨打110。", null], seen.Select(one => (string?)one["reply"]));
        Assert.Equal("police", (string)seen[1]["rightChannel"]!);
        Assert.Equal("closed", (string)seen[2]["mergedInto"]!["state"]!);
    }

    [Fact]
    public async Task is_seen_by_nobody_whose_it_is_not()
    {
        var (_, order) = await hotline.HasInProgressAsync();

        foreach (var stranger in (string[])[hotline.As(Role.Handler, "cheng", HotlineApi.Other), hotline.As(Role.Dispatcher, "zi", "自贡市12345热线中心", "510300"), hotline.As(Role.Handler, "x", HotlineApi.Unit, "510300")])
        {
            Assert.Equal("not-found", await hotline.IsRefusedAsync(order, "urge", hotline.As(Role.Supervisor, "z", "自贡市人民政府办公厅", "510300"), HotlineApi.Because(), HttpStatusCode.NotFound));
            using var answer = await hotline.SendAsync(HttpMethod.Get, $"/api/orders/{order["id"]}", stranger, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var list = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/orders", stranger, null);
            Assert.DoesNotContain(list["orders"]!.AsArray(), line => (string)line!["id"]! == (string)order["id"]!);
        }
    }

    [Fact]
    public async Task takes_one_of_two_steps_that_come_at_once()
    {
        var (_, order) = await hotline.HasInProgressAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hotline.SendAsync(
            HttpMethod.Post, $"/api/orders/{order["id"]}/urge", hotline.Supervisor, new() { ["version"] = (int)order["version"]!, ["reason"] = "市领导批示。" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal(1, (int)(await hotline.ReadAsync(order))["urges"]!);
    }

    [Fact]
    public async Task is_not_in_the_way_of_who_looks_it_up_or_guesses_meanwhile()
    {
        var (filed, order) = await hotline.HasInProgressAsync();
        var (wrong, looking) = (HotlineApi.KeyOf(filed), true);
        wrong["code"] = "AAAAAAAAAA";
        var lookers = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            while (Volatile.Read(ref looking)) (await hotline.SendAsync(HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, i % 2 == 0 ? (JsonObject)wrong.DeepClone() : HotlineApi.KeyOf(filed))).Dispose();
        })).ToList();

        for (var i = 0; i < 20; i++) order = await hotline.TakesAsync(order, "urge", hotline.Supervisor, HotlineApi.Because("市领导批示。"));
        Volatile.Write(ref looking, false);
        await Task.WhenAll(lookers);

        Assert.Equal(20, (int)order["urges"]!);
    }

    [Fact]
    public async Task tells_who_filed_it_only_for_a_purpose_and_writes_that_down()
    {
        var (_, order) = await hotline.HasInProgressAsync(HotlineApi.Says(name: "刘女士", phone: "028-86600000"));
        Assert.DoesNotContain("刘女士", order.ToJsonString(), StringComparison.Ordinal);

        var contact = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"/api/orders/{order["id"]}/contact", hotline.Handler, new() { ["purpose"] = "visit" });

        Assert.Equal(("刘女士", "028-86600000"), ((string)contact["name"]!, (string)contact["phone"]!));
        Assert.Equal(1L, await hotline.Database.ScalarAsync("select count(*) from audit where action = 'order.readContact' and object = $1 and reason = 'visit' and actor_id = 'ban'", "order:" + (string)order["id"]!));
        Assert.Equal(HttpStatusCode.Forbidden, (await hotline.SendAsync(HttpMethod.Post, $"/api/orders/{order["id"]}/contact", hotline.Dispatcher, new() { ["purpose"] = "visit" })).StatusCode);
    }

    private Task<JsonObject> EvaluatesAsync(JsonObject filed, bool resolved, bool satisfied)
    {
        var body = HotlineApi.KeyOf(filed);
        (body["resolved"], body["satisfied"], body["remark"]) = (resolved, satisfied, "说说而已");
        return hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/concerns/evaluate", hotline.Anybody, body);
    }

    private async Task<JsonObject> ClosedAgainAsync(JsonObject order)
    {
        order = await hotline.TakesAsync(order, "start", hotline.Handler);
        order = await hotline.TakesAsync(order, "reply", hotline.Handler, new() { ["reply"] = "再次检修。" });
        order = await hotline.TakesAsync(order, "approve-reply", hotline.Reviewer);
        return await hotline.TakesAsync(order, "close", hotline.Dispatcher);
    }
}
