using System.Globalization;

namespace GovOpen.Hotline.Tests;

/// <summary>What we had people say: of many matters, in many words, and of one matter that is on everybody's mind.</summary>
internal static class Sayings
{
    private static readonly string[] _places =
    [
        "青龙街", "人民路", "建设巷", "解放路", "文庙街", "滨江路", "春晖路", "南门口", "望江路", "石板滩", "龙泉大道", "白马镇", "和平村", "东风渠", "沙河堡", "凤凰山", "玉林片区", "红星社区", "金牛坝", "光华村",
        "清水河畔", "双桥子", "驷马桥", "茶店子", "犀浦镇", "华阳街", "新都老街", "九里堤", "牛市口", "天回镇",
    ];

    private static readonly string[] _others =
    [
        "{0}的路灯坏了{1}，晚上一片漆黑，老人摔过跤，请尽快修好。", "{0}的井盖松了，车一过就响，已经{1}没人管。", "{0}路口红绿灯时间太短，过马路来不及，请调整。", "{0}有人占道摆摊，早晚高峰堵得走不动，城管{1}没有来过。",
        "{0}附近的工地半夜还在施工，噪音大得睡不着，投诉{1}没有用。", "我在{0}的一家公司上班，老板拖欠工资{1}，劳动监察也没有结果。", "{0}的公交车班次太少，等{1}都等不到一辆，请增加班次。", "{0}幼儿园乱收费，说是自愿，不交就给孩子脸色看，{1}了。",
        "{0}垃圾清运不及时，夏天臭气熏天，苍蝇满天飞，{1}都没人收。", "咨询一下，在{0}办理居住证要带什么材料，去了{1}都说系统有问题。", "{0}的河水发黑发臭，上游有厂子偷排，请环保部门查一查，已经{1}了。", "{0}学校门口没有减速带，接送孩子很危险，希望{1}内装上。",
        "医保卡在{0}的药店刷不了，打电话{1}没人接。", "{0}停水{1}，也没有通知，一家老小没法做饭。", "{0}老楼想加装电梯，一楼住户不同意，社区协调{1}没有结果。", "请问{0}的拆迁补偿标准是多少，公告贴了{1}还没有说法。",
        "{0}的网约车司机绕路，多收了钱，平台{1}不退。", "{0}公园里的健身器材坏了{1}，孩子玩的时候差点受伤。", "孩子户口在{0}，想问小学一年级怎么报名，需要提前{1}吗？", "{0}的行道树枯死了，枝子掉下来砸到车，{1}没人处理。",
        "{0}有一家餐馆油烟直排，楼上开不了窗，已经{1}。", "我家在{0}，宽带总断网，报修{1}没有人上门。", "{0}卖的肉有问题，吃了拉肚子，请市场监管部门查，{1}前买的。", "{0}的公厕一直锁着门，说是维修，都{1}了。", "养老金从{1}前就没有到账，{0}的社保所让我再等等。",
        "{0}下雨就积水，淹到膝盖，排水管网{1}没有清理。", "建议在{0}加一个共享单车停放点，现在乱停得过不去，{1}了。", "{0}养老院的护工打人，家属反映{1}没人理。", "{0}的流浪狗成群，咬了人，请{1}内处理。", "新房在{0}，开发商延期交房{1}，违约金也不给。",
    ];

    private static readonly string[] _times = ["三天", "一个星期", "半个月", "一个月", "两个多月", "半年", "快一年", "好几次", "很久", "四十分钟"];

    private static readonly string[] _openers = ["尊敬的领导：", "您好！", "我是锦绣花园的业主，", "我要投诉！", "请政府管一管：", "作为普通老百姓，", "", "气死人了，", "反映一个问题。"];

    private static readonly string[] _facts =
    [
        "锦绣花园二期楼下要建变电站", "听说锦绣花园小区旁边准备修一座变电站", "锦绣花园门口贴了公告，要建110千伏变电站", "变电站离锦绣花园最近的楼只有二十米", "锦绣花园的变电站选址没有征求业主意见",
        "锦绣花园家家都有老人和孩子，变电站的辐射谁来负责", "开发商卖房时从来没有说过锦绣花园旁边有变电站", "锦绣花园变电站的环评我们一个字都没有看到", "为什么非要把变电站建在锦绣花园这么密集的小区旁边",
    ];

    private static readonly string[] _demands = ["请另外选址。", "强烈要求公开环评报告！", "希望停止施工，听听居民的意见。", "求领导给我们一个说法。", "请相关部门尽快答复。", "我们坚决反对！", "到底是谁批准的？"];

    /// <summary>So many of many matters.</summary>
    public static IReadOnlyList<string> OfManyMatters(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => string.Format(CultureInfo.InvariantCulture, Any(_others, random), Any(_places, random), Any(_times, random)) + (random.Next(3) == 0 ? Any(_demands, random) : ""))];
    }

    /// <summary>So many of one, each in other words.</summary>
    public static IReadOnlyList<string> OfOneMatter(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var facts = (string[])[.. _facts];
            random.Shuffle(facts);
            return $"{Any(_openers, random)}{string.Join("，", facts.Take(1 + random.Next(3)))}。{Any(_demands, random)}{(i % 4 == 0 ? $"（{Any(_places, random)}居民）" : "")}";
        })];
    }

    private static string Any(string[] ones, Random random) => ones[random.Next(ones.Length)];
}
