using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Publishing.Tests.CleanUps;

public sealed class Cleaning_up : IClassFixture<PublishingApi>
{
    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;
    private readonly string _unit = "测试单位" + Guid.NewGuid().ToString("N");

    public Cleaning_up(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer, _unit, "511703"));
    }

    [Fact]
    public async Task judges_forty_four_documents_by_one_event()
    {
        var numbers = await HasDocumentsAsync(44);
        var cleanUp = await BeginAsync(Lists(numbers, 26, 6, 7, 5));
        var before = await _publishing.CountAsync("events");

        var published = await PublishAsync(cleanUp);

        Assert.Equal(before + 1, await _publishing.CountAsync("events"));
        Assert.Equal((26, 6, 7, 5), Counts(published));
        Assert.Equal((32, 7, 5), (await StatusesAsync(numbers)) switch
        {
            var all => (all.Count(s => s == ValidityStatus.InForce), all.Count(s => s == ValidityStatus.Repealed), all.Count(s => s == ValidityStatus.Lapsed)),
        });
    }

    [Fact]
    public async Task changes_nothing_when_one_line_is_wrong_and_names_every_wrong_line()
    {
        var numbers = await HasDocumentsAsync(6, dead: 1);
        var items = Lists(numbers, 2, 1, 2, 1);
        items.Add(new JsonObject { ["outcome"] = "repeal", ["number"] = "查无此文〔2020〕1号" });
        items.Add(new JsonObject { ["outcome"] = "continue", ["number"] = numbers[3] });
        var events = await _publishing.CountAsync("events");

        var cleanUp = await BeginAsync(items);
        var check = await _bureau.GetAsync($"/api/clean-ups/{cleanUp["id"]}");
        var refused = await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/clean-ups/{cleanUp["id"]}/publish", new { revision = 1 }, HttpStatusCode.BadRequest);

        foreach (var errors in (JsonArray[])[check["errors"]!.AsArray(), refused["errors"]!.AsArray()])
        {
            Assert.Equal(["items[5].number", "items[6].number", "items[7].number"], errors.Select(error => (string)error!["field"]!));
            Assert.Contains("dead already", (string)errors[0]!["reason"]!, StringComparison.Ordinal);
            Assert.Contains("no public document", (string)errors[1]!["reason"]!, StringComparison.Ordinal);
            Assert.Contains("stands on line 4 already", (string)errors[2]!["reason"]!, StringComparison.Ordinal);
        }

        Assert.Equal(events, await _publishing.CountAsync("events"));
        Assert.Equal(5, (await StatusesAsync(numbers)).Count(status => status == ValidityStatus.InForce));
    }

    [Fact]
    public async Task repeals_by_default_what_stands_on_no_list()
    {
        var numbers = await HasDocumentsAsync(5);
        var cleanUp = await BeginAsync(Lists(numbers.Take(2), 2, 0, 0, 0), defaultRepeal: true);

        var published = await PublishAsync(cleanUp);

        Assert.Equal((2, 0, 3, 0), Counts(published));
        Assert.Equal(3, published["published"]!["lines"]!.AsArray().Count(line => (bool)line!["byDefault"]!));
        Assert.Equal([true, true, false, false, false], (await StatusesAsync(numbers)).Select(status => status == ValidityStatus.InForce));
    }

    [Fact]
    public async Task extends_what_it_keeps_until_a_stated_day()
    {
        var numbers = await HasDocumentsAsync(1, lastValidDay: "2026-12-31");
        var items = Lists(numbers, 1, 0, 0, 0);
        items[0]!["lastValidDay"] = "2030-12-31";

        await PublishAsync(await BeginAsync(items));

        Assert.True((await _publishing.CheckAsync($"?number={Uri.EscapeDataString(numbers[0])}&on=2030-12-31")).Usable);
    }

    [Fact]
    public async Task counts_from_the_day_that_it_names()
    {
        var numbers = await HasDocumentsAsync(1);
        await PublishAsync(await BeginAsync(Lists(numbers, 0, 0, 1, 0), effectiveOn: "2027-01-01"));

        var number = Uri.EscapeDataString(numbers[0]);
        Assert.True((await _publishing.CheckAsync($"?number={number}&on=2026-12-31")).Usable);
        Assert.False((await _publishing.CheckAsync($"?number={number}&on=2027-01-01")).Usable);
    }

    [Theory]
    [InlineData("510000", "某省直部门", "normativeDocument")]
    [InlineData("511703", null, "localRegulation")]
    public async Task judges_nothing_outside_of_what_the_unit_may_judge(string division, string? issuer, string kind)
    {
        var number = Bureau.NewOrgan() + "〔2020〕1号";
        await _publishing.ImportAsync(PublishingApi.Line(PublishingApi.NewId(), line => (line["docNumber"], line["issuer"], line["division"], line["kind"]) = (number, issuer ?? _unit, division, kind)));
        var cleanUp = await _bureau.PostAsync(_bureau.As(Role.Editor, "li"), "/api/clean-ups", new JsonObject { ["title"] = "越权清理", ["issuer"] = issuer, ["items"] = Lists([number], 0, 0, 1, 0) }, HttpStatusCode.Created);

        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/clean-ups/{cleanUp["id"]}/publish", new { revision = 1 }, HttpStatusCode.BadRequest);
        Assert.True((await _publishing.CheckAsync("?number=" + Uri.EscapeDataString(number))).Usable);
    }

    [Fact]
    public async Task is_not_published_by_who_wrote_the_lists_nor_twice()
    {
        var cleanUp = await BeginAsync(Lists(await HasDocumentsAsync(1), 1, 0, 0, 0), by: "wang");
        Assert.Equal("own-lists", await CodeAsync(cleanUp, "wang"));
        await PublishAsync(cleanUp, "zhou");
        Assert.Equal("published-already", await CodeAsync(cleanUp, "zhou"));
    }

    private async Task<List<string>> HasDocumentsAsync(int count, int dead = 0, string? lastValidDay = null)
    {
        var numbers = new List<string>();
        var organ = Bureau.NewOrgan();
        var lines = Enumerable.Range(1, count).Select(i => PublishingApi.Line(PublishingApi.NewId(), line =>
        {
            numbers.Add($"{organ}〔2020〕{i}号");
            (line["docNumber"], line["issuer"], line["division"], line["kind"], line["lastValidDay"]) = (numbers[^1], _unit, "511703", "normativeDocument", lastValidDay);
            if (i > count - dead) line["repealedOn"] = "2024-01-01";
        })).ToArray();
        Assert.Equal(count, (await _publishing.ImportAsync(lines)).Accepted);
        return numbers;
    }

    private static JsonArray Lists(IEnumerable<string> numbers, int keep, int amend, int repeal, int lapse)
    {
        string[] outcomes = [.. Enumerable.Repeat("continue", keep), .. Enumerable.Repeat("amend", amend), .. Enumerable.Repeat("repeal", repeal), .. Enumerable.Repeat("lapse", lapse)];
        return new JsonArray([.. numbers.Zip(outcomes, (number, outcome) => (JsonNode)new JsonObject { ["outcome"] = outcome, ["number"] = number })]);
    }

    private Task<JsonObject> BeginAsync(JsonArray items, bool defaultRepeal = false, string? effectiveOn = null, string by = "li") => _bureau.PostAsync(
        _bureau.As(Role.Editor, by), "/api/clean-ups",
        new JsonObject { ["title"] = "行政规范性文件清理结果", ["items"] = items, ["defaultRepeal"] = defaultRepeal, ["effectiveOn"] = effectiveOn }, HttpStatusCode.Created);

    private Task<JsonObject> PublishAsync(JsonObject cleanUp, string by = "wang") =>
        _bureau.PostAsync(_bureau.As(Role.Publisher, by), $"/api/clean-ups/{cleanUp["id"]}/publish", new { revision = (int)cleanUp["revision"]! });

    private async Task<string> CodeAsync(JsonObject cleanUp, string by) =>
        ((string)(await _bureau.PostAsync(_bureau.As(Role.Publisher, by), $"/api/clean-ups/{cleanUp["id"]}/publish", new { revision = 1 }, HttpStatusCode.Conflict))["type"]!).Split(':')[^1];

    private static (int, int, int, int) Counts(JsonObject cleanUp)
    {
        var lines = cleanUp["published"]!["lines"]!.AsArray();
        int Of(string outcome) => lines.Count(line => (string)line!["outcome"]! == outcome);
        return (Of("continue"), Of("amend"), Of("repeal"), Of("lapse"));
    }

    private async Task<List<ValidityStatus>> StatusesAsync(IEnumerable<string> numbers)
    {
        var statuses = new List<ValidityStatus>();
        foreach (var number in numbers) statuses.Add((await _publishing.CheckAsync("?number=" + Uri.EscapeDataString(number))).Validity);
        return statuses;
    }
}
