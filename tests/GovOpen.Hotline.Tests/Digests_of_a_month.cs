using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class Digests_of_a_month : IAsyncLifetime
{
    private readonly HotlineApi _hotline = new();

    public Task InitializeAsync() => _hotline.InitializeAsync();

    public Task DisposeAsync() => _hotline.DisposeAsync();

    [Fact]
    public async Task are_made_some_days_after_its_end_and_stay_as_they_were_made()
    {
        _hotline.Clock.GoTo(new DateOnly(2026, 11, 20));
        var orders = await ClosedAsync(6, "城乡建设/市政公用", "510104");
        await ClosedAsync(8, "交通运输", "510105");
        await ClosedAsync(7, "城乡建设/物业管理", "510105");
        for (var n = 0; n < 6; n++) await _hotline.TakesAsync(await _hotline.OrderOfAsync(await _hotline.FilesAsync()), "answer-at-once", _hotline.Agent, new() { ["reply"] = "可在网上办理。" });
        foreach (var order in orders) await _hotline.TakesAsync(order, "follow-up", _hotline.Caller, new() { ["resolved"] = order != orders[0], ["satisfied"] = true });
        await _hotline.HasClosedAsync(HotlineApi.Says("有人收受红包，请查处。", "report")); // is not counted

        _hotline.Clock.GoTo(new DateOnly(2026, 12, 5));
        Assert.Empty((await ReadAsync())["months"]!.AsArray());
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 6));
        var digest = await Eventually.BecomesAsync(() => ReadAsync(), seen => seen["months"]!.AsArray().Count == 1);

        Assert.Equal(("2026-11-01", 27, 6), ((string)digest["month"]!, (int)digest["figures"]!["total"]!["closed"]!, (int)digest["atOnce"]!["closed"]!));
        var unit = digest["units"]!.AsArray().Single()!;
        Assert.Equal((HotlineApi.Unit, 21, 1.0m, null), ((string)unit["unit"]!, (int)unit["figures"]!["closed"]!, (decimal)unit["figures"]!["inTimeRate"]!, unit["publishedAt"]));
        var one = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/digests/{unit["id"]}", _hotline.Anybody, null);
        Assert.Equal([("城乡建设", 13), ("交通运输", 8)], one["figures"]!["classes"]!.AsArray().Select(line => ((string)line!["name"]!, (int)line["closed"]!)));
        Assert.Equal([("510105", 15), ("510104", 6)], one["figures"]!["divisions"]!.AsArray().Select(line => ((string)line!["name"]!, (int)line["closed"]!)));
        Assert.Equal((0.83m, 1m), ((decimal)one["figures"]!["total"]!["resolvedRate"]!, (decimal)one["figures"]!["total"]!["satisfiedRate"]!)); // 5 of 6, 6 of 6

        await _hotline.TakesAsync(await _hotline.ReadAsync(orders[0]), "reopen", _hotline.Caller, HotlineApi.Because());
        _hotline.Clock.GoTo(new DateOnly(2027, 1, 10));
        digest = await Eventually.BecomesAsync(() => ReadAsync(), seen => seen["months"]!.AsArray().Count == 2);
        Assert.Equal("2026-12-01", (string)digest["month"]!); // a month in which nothing was answered has one, too
        Assert.Equal(27, (int)(await ReadAsync("2026-11"))["figures"]!["total"]!["closed"]!);
    }

    [Fact]
    public async Task tell_of_nobody_where_they_are_few()
    {
        _hotline.Clock.GoTo(new DateOnly(2026, 11, 20));
        await ClosedAsync(3, "交通运输", "510104");
        await ClosedAsync(9, "城乡建设", "510105");
        await ClosedAsync(6, "公共安全", "510105");
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 6));
        var digest = await Eventually.BecomesAsync(() => ReadAsync(), seen => seen["months"]!.AsArray().Count == 1);

        Assert.Equal(18, (int)digest["figures"]!["total"]!["closed"]!);
        Assert.Equal([("城乡建设", 9), ("交通运输", null), ("公共安全", null)], digest["figures"]!["classes"]!.AsArray().Select(line => ((string)line!["name"]!, (int?)line["closed"])));
        Assert.All(digest["figures"]!["divisions"]!.AsArray(), line => Assert.Null(line!["closed"])); // 15 tells 3
        Assert.DoesNotContain("\"closed\": 3", (string)(await _hotline.Database.ScalarAsync("select string_agg(t::text, ' ') from (select figures from digests union all select figures from digest_months) t"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_answered_by_their_unit_without_a_name()
    {
        _hotline.Clock.GoTo(new DateOnly(2026, 11, 20));
        await ClosedAsync(5, "城乡建设", "510104");
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 6));
        var made = await Eventually.BecomesAsync(() => ReadAsync(), seen => seen["months"]!.AsArray().Count == 1);
        var address = $"/api/digests/{made["units"]![0]!["id"]}";
        var publisher = _hotline.As(Role.Publisher, "fa");

        Assert.Equal("forbidden", await IsRefusedAsync(_hotline.As(Role.Publisher, "ta", HotlineApi.Other), "路灯报修最多，已更换老旧线路。", HttpStatusCode.Forbidden));
        Assert.Equal("invalid-input", await IsRefusedAsync(publisher, "已与王小满先生联系，电话13812345678。", HttpStatusCode.BadRequest));
        Assert.Equal("invalid-input", await IsRefusedAsync(publisher, "好的。", HttpStatusCode.BadRequest));
        Assert.Equal("unconfirmed", await IsRefusedAsync(publisher, "投诉张建国反映路灯不亮，已更换线路。", HttpStatusCode.Conflict));
        Assert.Equal("changed-meanwhile", await IsRefusedAsync(publisher, "路灯报修最多，已更换老旧线路。", HttpStatusCode.Conflict, version: 4));
        var published = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, address + "/publish", publisher, new() { ["version"] = 0, ["response"] = "路灯报修最多，已更换老旧线路。", ["confirmed"] = true });
        var again = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, address + "/publish", publisher, new() { ["version"] = 1, ["response"] = "路灯报修最多，十一月更换了老旧线路。" });

        Assert.Equal((1, 2, "路灯报修最多，十一月更换了老旧线路。"), ((int)published["version"]!, (int)again["version"]!, (string)(await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, address, _hotline.Anybody, null))["response"]!));
        Assert.NotNull((await ReadAsync())["units"]![0]!["publishedAt"]);
        var own = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/digests/own", publisher, null);
        Assert.Equal(["2026-11-01"], own["digests"]!.AsArray().Select(line => (string)line!["month"]!));
        Assert.Empty((await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/digests/own", _hotline.As(Role.Publisher, "ta", HotlineApi.Other), null))["digests"]!.AsArray());

        async Task<string> IsRefusedAsync(string token, string response, HttpStatusCode status, int version = 0) => ((string)(await _hotline.IsAsync(
            status, HttpMethod.Post, address + "/publish", token, new() { ["version"] = version, ["response"] = response }))["type"]!).Split(':')[^1];
    }

    [Fact]
    public async Task are_tables_for_whoever_counts_on()
    {
        _hotline.Clock.GoTo(new DateOnly(2026, 11, 20));
        await ClosedAsync(5, "城乡建设", "510104");
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 6));
        await Eventually.BecomesAsync(() => ReadAsync(), seen => seen["months"]!.AsArray().Count == 1);

        Assert.Contains($"{HotlineApi.Unit},5,1,,,2026-11", await TableAsync("unit"), StringComparison.Ordinal);
        Assert.Contains("城乡建设,5,", await TableAsync("class"), StringComparison.Ordinal);
        Assert.Contains("510104,5,", await TableAsync("division"), StringComparison.Ordinal);
        Assert.Equal("month", await FieldAsync("/api/digests?month=2026"));
        Assert.Equal("by", await FieldAsync("/api/digests.csv?by=person"));
        await _hotline.IsAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/api/digests?month=2020-01", _hotline.Anybody, null);
        await _hotline.IsAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/api/digests/{Guid.CreateVersion7()}", _hotline.Anybody, null);

        async Task<string> FieldAsync(string address) => (string)(await _hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Get, address, _hotline.Anybody, null))["errors"]![0]!["field"]!;

        async Task<string> TableAsync(string by)
        {
            using var answer = await _hotline.SendAsync(HttpMethod.Get, $"/api/digests.csv?month=2026-11&by={by}", _hotline.Anybody, null);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private Task<JsonObject> ReadAsync(string? month = null) => _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/digests" + (month is null ? "" : "?month=" + month), _hotline.Anybody, null);

    private async Task<IReadOnlyList<JsonObject>> ClosedAsync(int count, string name, string division)
    {
        var orders = new List<JsonObject>();
        for (var n = 0; n < count; n++)
        {
            var order = await _hotline.TakesAsync(await _hotline.OrderOfAsync(await _hotline.FilesAsync(HotlineApi.Says(division: division))), "accept", _hotline.Agent);
            order = await _hotline.TakesAsync(order, "classify", _hotline.Dispatcher, new() { ["class"] = name });
            order = await _hotline.TakesAsync(await _hotline.AssignedAsync(order, HotlineApi.Unit), "start", _hotline.Handler);
            order = await _hotline.TakesAsync(order, "reply", _hotline.Handler, new() { ["reply"] = "已办理。" });
            order = await _hotline.TakesAsync(order, "approve-reply", _hotline.Reviewer);
            orders.Add(await _hotline.TakesAsync(order, "close", _hotline.Dispatcher));
        }

        return orders;
    }
}
