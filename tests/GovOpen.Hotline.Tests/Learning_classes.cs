using System.Net;
using GovOpen.Hotline.Classes;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class Learning_classes(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    private static readonly string[] _streets = ["青龙街", "人民路", "建设巷", "解放路", "文庙街", "滨江路", "春熙路", "南门口", "望江路", "石板滩"];

    /// <summary>What we wrote: of each class some sentences, in other places each time.</summary>
    private static readonly (string Class, string[] Says)[] _written =
    [
        ("城乡建设/市政公用/路灯照明", ["{0}路灯坏了，晚上一片漆黑", "{0}的路灯半个月不亮了，请维修", "夜里{0}没有照明，老人摔跤了", "请在{0}加装路灯，太暗了"]),
        ("城乡建设/物业管理/物业服务", ["{0}小区物业不打扫楼道，还涨物业费", "物业公司收了钱不修电梯，{0}", "{0}业主委员会要换物业", "{0}物业保安态度差，门禁坏了不管"]),
        ("劳动和社会保障/劳动关系/拖欠工资", ["{0}工地拖欠农民工工资三个月", "老板跑了，{0}的工资没有发", "{0}公司欠薪，劳动仲裁赢了也不给钱", "工资一直拖着不发，{0}项目部"]),
        ("卫生健康/医疗保障/医保报销", ["{0}医院说异地住院不能报销", "医保卡在{0}药店刷不了", "慢性病门诊报销比例是多少，{0}", "住院费用医保报销要哪些材料，{0}"]),
    ];

    private static readonly List<(string Text, string Class)> _samples =
        [.. from written in _written from says in written.Says from street in _streets select (string.Format(System.Globalization.CultureInfo.InvariantCulture, says, street), written.Class)];

    [Theory]
    [InlineData("我们这条街的路灯全部不亮，天黑看不清", "城乡建设/市政公用")]
    [InlineData("物业费涨了一倍，楼道没人打扫", "城乡建设/物业管理")]
    [InlineData("包工头拖欠工资不发", "劳动和社会保障")]
    [InlineData("外地住院费用怎么报销医保", "卫生健康")]
    public void tells_apart_what_was_not_seen_as_far_down_as_there_is_a_choice(string text, string expected) =>
        Assert.Equal(expected, ClassModel.Train(_samples)!.Suggest(text, 3)[0].Class);

    [Fact]
    public void is_the_same_each_time_and_judges_each_text_by_what_has_not_seen_it()
    {
        var judged = _samples.ConvertAll(sample => (sample.Text, sample.Class.Split('/')[0]));

        var chance = new Random(5);
        var (once, again) = (Accuracy.Of(judged, seed: 3), Accuracy.Of(judged, seed: 3));
        var byChance = Accuracy.Of([.. judged.Select(sample => (sample.Text, chance.Next(2) == 0 ? "甲" : "乙"))], seed: 3);

        Assert.Equal((once.MacroF1, 160), (again.MacroF1, again.Texts));
        Assert.True(once.MacroF1 > 0.98, once.ToString());
        Assert.True(byChance.MacroF1 < 0.8, byChance.ToString());
        Assert.Equal([80, 40, 40], once.Classes.OrderByDescending(one => one.Texts).Select(one => one.Texts));
    }

    [Fact]
    public void says_nothing_before_there_is_enough_to_learn_from()
    {
        Assert.Null(ClassModel.Train([]));
        Assert.Null(ClassModel.Train([.. _samples.Take(9)]));
        Assert.Null(ClassModel.Train([.. _samples.Take(40)])); // all of one class
    }

    [Fact]
    public async Task suggests_what_people_said_of_others_and_leaves_it_to_them()
    {
        foreach (var (text, name) in _samples.Where((_, i) => i % 5 == 0))
        {
            await hotline.IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/orders", hotline.Agent, new() { ["concern"] = HotlineApi.Says(text), ["channel"] = "phone", ["class"] = name });
        }

        var filed = await hotline.FilesAsync(HotlineApi.Says("幸福巷的路灯坏了，晚上太暗"));
        var classes = await Eventually.BecomesAsync(
            () => hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/classes", hotline.Dispatcher, null), seen => (int?)seen["accuracy"]?["texts"] == 32, what: "what was learned");
        var order = await hotline.OrderOfAsync(filed);

        Assert.StartsWith("城乡建设/市政公用", (string)order["suggestedClasses"]![0]!["class"]!, StringComparison.Ordinal);
        Assert.Null(order["class"]);
        order = await hotline.TakesAsync(order, "classify", hotline.Dispatcher, new() { ["class"] = "公共安全/治安管理" });
        Assert.Equal("公共安全/治安管理", (string)order["class"]!);
        Assert.Equal(3, classes["accuracy"]!["classes"]!.AsArray().Count);
        Assert.Contains("城乡建设/市政公用/路灯照明", classes["classes"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task knows_no_class_that_is_none()
    {
        var order = await hotline.OrderOfAsync(await hotline.FilesAsync());

        Assert.Equal("invalid-input", await hotline.IsRefusedAsync(order, "classify", hotline.Dispatcher, new() { ["class"] = "天文" }, HttpStatusCode.BadRequest));
        var problem = await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/orders", hotline.Agent, new() { ["concern"] = HotlineApi.Says(), ["channel"] = "phone", ["class"] = "天文" });
        Assert.Equal("class", (string)problem["errors"]![0]!["field"]!);
        Assert.Equal(2, ConcernClasses.FaultsIn(["甲/乙/丙", "甲/乙/丙/丁", "甲/ "]).Count());
    }
}
