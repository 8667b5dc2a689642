using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Hotline.Tests;

public sealed class Counting_concerns : IAsyncLifetime
{
    private readonly HotlineApi _hotline = new();

    public async Task InitializeAsync()
    {
        await _hotline.InitializeAsync();
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
    }

    public Task DisposeAsync() => _hotline.DisposeAsync();

    [Fact]
    public async Task tells_closed_resolved_and_satisfied_apart_and_has_no_rate_of_nothing()
    {
        await _hotline.HasInProgressAsync();
        var (inTime, _) = await _hotline.HasClosedAsync();
        await EvaluatesAsync(inTime, resolved: false, satisfied: true);
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 20)); // the first one is overdue since
        await _hotline.IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/orders", _hotline.Agent, new() { ["concern"] = HotlineApi.Says(), ["channel"] = "opinionBox", ["class"] = "城乡建设/市政公用" });

        var byChannel = await CountsAsync("from=2026-12-01&to=2026-12-31");
        var byUnit = await CountsAsync("from=2026-12-01&to=2026-12-01&by=unit");
        var byClass = await CountsAsync("from=2026-12-01&to=2026-12-31&by=class");

        Assert.Equal([("portal", 2), ("opinionBox", 1)], byChannel["groups"]!.AsArray().Select(group => ((string)group!["name"]!, (int)group["received"]!)));
        var total = byChannel["total"]!;
        Assert.Equal((3, 1, 1, 1), ((int)total["received"]!, (int)total["closed"]!, (int)total["inTime"]!, (int)total["overdue"]!));
        Assert.Equal((1m, 0m, 1m), ((decimal)total["inTimeRate"]!, (decimal)total["resolvedRate"]!, (decimal)total["satisfiedRate"]!));
        Assert.Null(byChannel["groups"]![1]!["inTimeRate"]);
        Assert.Equal((HotlineApi.Unit, 2), ((string)byUnit["groups"]![0]!["name"]!, (int)byUnit["total"]!["received"]!));
        Assert.Equal([null, "城乡建设"], byClass["groups"]!.AsArray().Select(group => (string?)group!["name"]));
    }

    [Fact]
    public async Task counts_what_was_closed_late_as_late()
    {
        var (_, order) = await _hotline.HasInProgressAsync();
        _hotline.Clock.GoTo(new DateOnly(2026, 12, 11));
        order = await _hotline.TakesAsync(order, "reply", _hotline.Handler, new() { ["reply"] = "已修好。" });
        order = await _hotline.TakesAsync(order, "approve-reply", _hotline.Reviewer);
        await _hotline.TakesAsync(order, "close", _hotline.Dispatcher);

        var total = (await CountsAsync("from=2026-12-01&to=2026-12-31"))["total"]!;

        Assert.Equal((1, 0, 0), ((int)total["closed"]!, (int)total["inTime"]!, (int)total["overdue"]!));
    }

    [Fact]
    public async Task reaches_as_far_as_who_asks_and_is_to_be_had_as_a_table()
    {
        await _hotline.FilesAsync();

        var elsewhere = await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/reports/concerns", _hotline.As(Role.Supervisor, "zi", "自贡市人民政府办公厅", "510300"), null);
        using var table = await _hotline.SendAsync(HttpMethod.Get, "/api/reports/concerns.csv?by=kind", _hotline.Supervisor, null);

        Assert.Equal(0, (int)elsewhere["total"]!["received"]!);
        Assert.Contains("help,1,0,0", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-12-02&to=2026-12-01", "to")]
    [InlineData("by=colour", "by")]
    [InlineData("month=12", "month")]
    public async Task names_what_it_cannot_count(string question, string field)
    {
        var problem = await _hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/api/reports/concerns?" + question, _hotline.Supervisor, null);
        Assert.Equal(field, (string)problem["errors"]![0]!["field"]!);
    }

    private Task<JsonObject> CountsAsync(string question) => _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/reports/concerns?" + question, _hotline.Supervisor, null);

    private Task<JsonObject> EvaluatesAsync(JsonObject filed, bool resolved, bool satisfied)
    {
        var body = HotlineApi.KeyOf(filed);
        (body["resolved"], body["satisfied"]) = (resolved, satisfied);
        return _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/concerns/evaluate", _hotline.Anybody, body);
    }
}
