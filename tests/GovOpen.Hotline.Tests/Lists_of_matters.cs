using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Hotline.Matters;

namespace GovOpen.Hotline.Tests;

public sealed class Lists_of_matters : IAsyncLifetime
{
    private readonly HotlineApi _hotline = new();

    public Task InitializeAsync() => _hotline.InitializeAsync();

    public Task DisposeAsync() => _hotline.DisposeAsync();

    [Theory]
    // The narrowest class decides, then the nearest unit; several that are equal are for people to decide.
    [InlineData("城乡建设/市政公用/路灯照明", "510104", "市照明中心")]
    [InlineData("城乡建设/市政公用/井盖", "510104", "区住建局")]
    [InlineData("城乡建设/市政公用", "510105", "市住建局")]
    [InlineData("城乡建设/市政公用", "510300", "省住建厅")]
    [InlineData("交通运输/公交", "510104", "市交通局 市公交集团")]
    [InlineData("公共安全", "510104", "")]
    [InlineData("城乡建设", "510104001002", "区住建局")]
    public void Whose_it_is_follows_from_class_and_place(string name, string division, string units)
    {
        MatterList[] lists =
        [
            Of("省住建厅", "510000", "城乡建设"), Of("市住建局", "510100", "城乡建设"), Of("区住建局", "510104", "城乡建设"), Of("市照明中心", "510100", "城乡建设/市政公用/路灯照明"),
            Of("市交通局", "510100", "交通运输"), Of("市公交集团", "510100", "交通运输", "农业农村"), Of("攀枝花市公安局", "510400", "公共安全"),
        ];

        Assert.Equal(units.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), MatterList.For(lists, name, division).Select(list => list.Unit));

        static MatterList Of(string unit, string division, params string[] classes)
        {
            var list = new MatterList { UnitId = Guid.CreateVersion7(), Unit = unit, Division = division };
            list.Set(classes);
            return list;
        }
    }

    [Fact]
    public async Task An_order_goes_by_itself_where_the_list_is_clear()
    {
        await SetAsync(HotlineApi.Unit, 0, "城乡建设");
        var order = await AcceptedAsync();

        var classified = await ClassifyAsync(order, "城乡建设/市政公用");

        Assert.Equal(("assigned", HotlineApi.Unit), ((string)classified["state"]!, (string)classified["unit"]!));
        var steps = classified["steps"]!.AsArray();
        Assert.Equal(["receive", "accept", "classify", "assign"], steps.Select(step => (string)step!["step"]!));
        Assert.Equal("按事项清单自动派单：城乡建设/市政公用。", (string)steps[^1]!["remark"]!);
        Assert.Equal(order["dueAt"]!.ToString(), classified["dueAt"]!.ToString()); // the clock goes on
    }

    [Fact]
    public async Task It_waits_for_people_where_the_lists_say_nothing_or_name_two()
    {
        await SetAsync(HotlineApi.Unit, 0, "城乡建设");
        await SetAsync(HotlineApi.Other, 0, "城乡建设", "交通运输");

        var two = await ClassifyAsync(await AcceptedAsync(), "城乡建设");
        var none = await ClassifyAsync(await AcceptedAsync(), "公共安全");

        Assert.Equal(("accepted", "accepted"), ((string)two["state"]!, (string)none["state"]!));
        Assert.Equal(2, (await _hotline.ReadAsync(two))["listedUnits"]!.AsArray().Count);
        Assert.Empty((await _hotline.ReadAsync(none))["listedUnits"]!.AsArray());
        Assert.Equal("assigned", (string)(await _hotline.AssignedAsync(none, HotlineApi.Unit))["state"]!); // anybody may be given it
    }

    [Fact]
    public async Task It_is_given_to_nobody_who_does_not_have_it_in_a_list()
    {
        await SetAsync(HotlineApi.Unit, 0, "城乡建设");
        await SetAsync(HotlineApi.Other, 0, "交通运输");
        var order = await ClassifyAsync(await AcceptedAsync(), "城乡建设");

        var refused = await _hotline.IsRefusedAsync(order, "assign", _hotline.Dispatcher, HotlineApi.Because("试试看。", ("unitId", HotlineApi.IdOf(HotlineApi.Other))));
        order = await ClassifyAsync(order, "交通运输"); // whoever has it keeps it
        var passed = await _hotline.AssignedAsync(order, HotlineApi.Other);

        Assert.Equal(("not-their-matter", HotlineApi.Unit, HotlineApi.Other), (refused, (string)order["unit"]!, (string)passed["unit"]!));
    }

    [Fact]
    public async Task A_list_is_set_whole_or_not_at_all()
    {
        var set = await SetAsync(HotlineApi.Unit, 0, "城乡建设", "城乡建设", "交通运输");
        Assert.Equal((1, 2), ((int)set["version"]!, set["classes"]!.AsArray().Count));

        Assert.Equal("classes[1]", await FieldAsync(HotlineApi.IdOf(HotlineApi.Unit), "公共安全", "天上的事"));
        Assert.Equal("unitId", await FieldAsync(Guid.CreateVersion7(), "公共安全"));
        await IsAsync(HttpStatusCode.Conflict, HotlineApi.IdOf(HotlineApi.Unit), _hotline.Supervisor, 0, "公共安全");
        await IsAsync(HttpStatusCode.Forbidden, HotlineApi.IdOf(HotlineApi.Unit), _hotline.As(Role.Supervisor, "du", "自贡市人民政府办公厅", "510300"), 1, "公共安全");
        await IsAsync(HttpStatusCode.Forbidden, HotlineApi.IdOf(HotlineApi.Unit), _hotline.Dispatcher, 1, "公共安全");

        var lists = (await _hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/matters", _hotline.Dispatcher, null))["lists"]!.AsArray();
        Assert.Equal(["城乡建设", "交通运输"], lists.Single()!["classes"]!.AsArray().Select(name => (string)name!));
        Assert.Empty((await SetAsync(HotlineApi.Unit, 1))["classes"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_who_set_it_at_once_one_is_told_of_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _hotline.SendAsync(HttpMethod.Put, $"/api/matters/{HotlineApi.IdOf(HotlineApi.Unit)}", _hotline.Supervisor, Body(0, "城乡建设"))));

        Assert.Equal([200, 409, 409, 409, 409, 409], answers.Select(answer => (int)answer.StatusCode).Order());
        foreach (var answer in answers) answer.Dispose();
    }

    private async Task<JsonObject> AcceptedAsync() => await _hotline.TakesAsync(await _hotline.OrderOfAsync(await _hotline.FilesAsync()), "accept", _hotline.Agent);

    private Task<JsonObject> ClassifyAsync(JsonObject order, string name) => _hotline.TakesAsync(order, "classify", _hotline.Dispatcher, new() { ["class"] = name });

    private Task<JsonObject> SetAsync(string unit, int version, params string[] classes) => IsAsync(HttpStatusCode.OK, HotlineApi.IdOf(unit), _hotline.Supervisor, version, classes);

    private Task<JsonObject> IsAsync(HttpStatusCode status, Guid unit, string token, int version, params string[] classes) =>
        _hotline.IsAsync(status, HttpMethod.Put, $"/api/matters/{unit}", token, Body(version, classes));

    private async Task<string> FieldAsync(Guid unit, params string[] classes) => (string)(await IsAsync(HttpStatusCode.BadRequest, unit, _hotline.Supervisor, 1, classes))["errors"]![0]!["field"]!;

    private static JsonObject Body(int version, params string[] classes) => new() { ["version"] = version, ["classes"] = new JsonArray([.. classes.Select(name => (JsonNode)name)]) };
}
