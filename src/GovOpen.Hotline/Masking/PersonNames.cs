using System.Text.RegularExpressions;

namespace GovOpen.Hotline.Masking;

/// <summary>
/// Names of persons, by what stands around them: a word that names come after, a title behind, a number that belongs to them. A surname with one or
/// two characters alone is no name: most such are words.
/// </summary>
internal static partial class PersonNames
{
    private const string Surname =
        "(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|司徒|端木|令狐|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边])";

    /// <summary>What no given name has as its last character: the sentence goes on there.</summary>
    private const string Given = "[\u4E00-\u9FFF](?:[\u4E00-\u9FFF-[的说是在于及等到去没不已被把给让将也都就还再要从因找打骗拿收租家诉你我他她它们这那个]])?";

    private const string Full = Surname + Given;

    private const string After =
        "(?=$|[^\u4E00-\u9FFF]|的|说|是|在|于|和|与|及|等|到|去|来|没|不|已|被|把|给|让|叫|将|家|一案|诉|先生|女士|老师|同志|医生|多次|今年|去年|昨|长期|经常|承诺|告诉|要求|拒绝|反映|表示|欠|从|因|为|找|打|骂|骗|拿|收|租|买|卖|身份|电话|手机|联系|男|女|正面|病历|申请|向|对|也|都|就|还|再|要|有|自|遇|态度|上|下|开|住|带|用|以|应|故|伤|死|冒|占|偷|养|当)";

    private const string Title =
        "先生|女士|小姐|大爷|大妈|大娘|大叔|大哥|大姐|大嫂|阿姨|叔叔|伯伯|婆婆|爷爷|奶奶|老师|医生|大夫|护士|主任|局长|处长|科长|股长|书记|镇长|乡长|村长|社长|组长|队长|所长|院长|校长|园长|站长|厂长|经理|老板|警官|法官|检察官|律师|师傅|同志|同学|支书|会计|某某|某|总(?!理|统|量|数|部|公司|共|体|站|局|监|结|额|经理|算|计|会|价|面|长|工|之|是)|工(?=[,。!?、;:\\s]|说|让|答|叫|$)";

    private const string Introduced =
        "姓名|名字|名叫|我叫|叫做|我是|本人|联系人|投诉人|举报人|申请人|反映人|收件人|寄件人|经办人|负责人|法定代表人|法人代表|法人|代表人|户主|户名|业主|车主|房东|租客|老板姓名|老板|包工头|工头|司机|驾驶员|班主任|医生|护士|律师|民警|原告|被告|当事人|受害人|死者|伤者|患者|病人|村支书|支书|书记|主任|校长|院长|局长|售楼员|销售|客服|中介|物业经理|经理|同村的|同事|同学|朋友|邻居|丈夫|妻子|爱人|老公|老婆|父亲|母亲|爸爸|妈妈|爸|妈|爷爷|奶奶|外公|外婆|岳父|岳母|公公|婆婆|儿子|女儿|孩子|孙子|孙女|哥哥|姐姐|弟弟|妹妹|哥|姐|弟|妹|签名|签字|落款|敬礼|此致|附件";

    /// <summary>Words that begin as a name would.</summary>
    private static readonly HashSet<string> _words =
    [
        .. ("高中 高速 高层 高峰 高铁 高新 高价 高温 高级 高考 高度 高空 高压 高兴 高额 高楼 高校 高等 高昂 马路 马上 马桶 马虎 黄河 黄色 黄金 黄牛 黄线 白天 白云 白色 白马 白酒 白条 白白 金牛 金堂 金额 金融 金属 金钱 江苏 江西 江边 江安 江油 江湖 "
            + "石油 石头 石板 石材 石化 方便 方案 方面 方法 方式 方向 任何 任务 任意 任职 任教 何时 何况 何必 何处 何人 周末 周边 周围 周一 周二 周三 周四 周五 周六 周日 周转 周期 常常 常年 常住 常规 常见 安全 安装 安排 安徽 安静 安置 安岳 安保 安检 康复 康养 "
            + "文化 文件 文明 文物 文庙 万元 万科 万一 万达 万分 万州 万人 田地 田间 雷雨 雷电 钱款 钱财 汤锅 易燃 易爆 孔雀 龙泉 龙头 龙虾 余额 余下 余款 叶子 陈旧 陈列 陈述 胡乱 胡同 胡说 唐朝 谢谢 谢绝 温度 温江 温泉 贺岁 申请 申报 申诉 夏天 夏季 程序 程度 于是 于今 曾经 "
            + "丁字 范围 熊猫 陆续 陆地 毛病 毛坯 毛巾 秦岭 顾客 顾虑 武侯 武汉 武装 武警 赖账 严重 严格 严禁 包括 包工 包装 平时 平台 平方 成都 成立 成年 成本 成绩 成功 成为 时间 时候 时常 项目 郑重 郑州 许多 许可 董事 萧条 沈阳 彭州 彭山 苏州 苏宁 杜绝 钟点 林业 林地 林区 林木 罗列 "
            + "孙子 孙女 杨树 杨柳 张贴 李子 王府 向我 向上 向他 向社 向政 向有 车号 车次 车费 车流 车速 车厢 单位 单元 单独 单车 解决 解释 解答 解除 车辆 车位 车子 车库 车主 车牌 车间 房子 房屋 房东 房产 房价 房租 边上 边缘 强制 强烈 强行 强迫 强调 管理 管道 管委 祝愿 左右 左边 谷歌 路边 路口 路灯 路面 路段 路上 "
            + "关于 关系 关心 关门 关闭 关注 费用 游客 游泳 游戏 席位 查看 查询 查处 查到 位置 位于 景区 景观 薄弱 司机 司法 阳台 阳光 华西 华阳 明天 明年 明明 明显 明确 童年 曲线 舒服 应该 时代 温馨 牛奶 牛肉 祁连 季度 季节 沿街 沿线 沿路 梅雨 辛苦 宁可 宁愿 桂花 柳树 花园 池塘 "
            + "汪洋 严查 方可 曾多 曾向 曾去 曾在 焦虑 焦急 邢台 顾问 洪水 樊笼 施工 殷切 陶瓷 翟 倪 齐全 安心 安家 成员 连续 连夜 项上 项下 单据 甘肃 柴油 植物 盛大 冉冉 宁波 章程 鲁莽 韦 尤其 申办 申领 申购 从来").Split(' '),
    ];

    public static IEnumerable<PersonalDatum> In(FoldedText folded, IReadOnlyList<PersonalDatum> numbers)
    {
        var text = folded.Text;
        var certain = Of(AfterWords(), text).Concat(Of(BeforeFacts(), text)).Concat(Of(Titled(), text)).Concat(Of(Familiar(), text)).ToList();
        var likely = Of(AfterVerbs(), text).Concat(Of(Asked(), text)).Concat(Of(TitledAtLength(), text)).Concat(numbers.SelectMany(number => BeforeNumber(text, number))).ToList();
        // Who is said beside somebody, and whoever was named is named again.
        var listed = Listed().Matches(text).Where(match => certain.Concat(likely).Any(name => match.Index < name.End && name.Start < match.Index + match.Length))
            .SelectMany(match => match.Groups["name"].Captures).Select(name => (Start: name.Index, End: name.Index + name.Length)).Where(name => !IsWord(text, name.Start)).ToList();
        var again = certain.Concat(likely).Where(name => name.End - name.Start >= 3).Select(name => text[name.Start..name.End]).Distinct(StringComparer.Ordinal).SelectMany(name => Again(text, name));

        return certain.Select(name => new PersonalDatum(name.Start, name.End, PersonalDataKind.Name))
            .Concat(likely.Concat(listed).Concat(again).Select(name => new PersonalDatum(name.Start, name.End, PersonalDataKind.Name, IsCertain: false)));
    }

    private static IEnumerable<(int Start, int End)> Of(Regex names, string text)
    {
        // A name may begin inside of what was taken for one that is none.
        for (var match = names.Match(text); match.Success; match = names.Match(text, match.Index + 1))
        {
            var name = match.Groups["name"];
            if (!IsWord(text, name.Index)) yield return (name.Index, name.Index + name.Length);
        }
    }

    /// <summary>王小满 13800000000, 王小满（13800000000）.</summary>
    private static IEnumerable<(int Start, int End)> BeforeNumber(string text, PersonalDatum number)
    {
        var end = number.Start;
        while (end > 0 && number.Start - end < 3 && text[end - 1] is ' ' or '(' or ',' or ':' or '_') end--;
        var match = AtEnd().Match(text[Math.Max(0, end - 5)..end]);
        if (match.Success && Math.Max(0, end - 5) + match.Groups["name"].Index is var start && !IsWord(text, start)) yield return (start, end);
    }

    private static IEnumerable<(int Start, int End)> Again(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal)) yield return (at, at + name.Length);
    }

    private static bool IsWord(string text, int at) => at + 2 <= text.Length && (_words.Contains(text.Substring(at, 2)) || Place().IsMatch(text, at));

    /// <summary>张家巷, 李家沱: a place that was somebody's once.</summary>
    [GeneratedRegex(@"\G.家[巷坝沱湾沟镇村庄桥店街院祠铺岩坪山河渡口嘴埂场垭梁碾林]", RegexOptions.None, 200)]
    private static partial Regex Place();

    [GeneratedRegex($"(?:{Introduced})(?:的|了)?(?:是|叫|为|名叫|姓名)?[ :_(]*(?<name>{Full}){After}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex AfterWords();

    [GeneratedRegex($"(?<![\u4E00-\u9FFF])(?<name>{Full})(?=[, (]*(?:男|女|身份证|电话|手机|联系电话|现年|今年[0-9一二三四五六七八九十]|(?:19|20)[0-9]{{2}}年))", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex BeforeFacts();

    [GeneratedRegex($"(?<name>{Surname}(?:{Title}))(?!们)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Titled();

    [GeneratedRegex($"(?:^|[^\u4E00-\u9FFF]|[的找叫和与是向由被请让对给任跟])(?<name>{Full}(?:{Title}))(?!们)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex TitledAtLength();

    [GeneratedRegex("(?:^|[^\u4E00-\u9FFF]|[居卫的和找让叫给是被跟与问])(?<name>[老小阿][王李张刘陈杨赵周吴徐孙胡朱林郭罗宋郑谢韩冯曹邓许曾彭吕苏蒋蔡贾魏薛潘杜钟汪姜姚谭廖邹熊郝崔邱侯尹贺龚何梁唐董袁傅沈戴])(?=家|说|的|又|也|和|给|把|让|叫|去|来|住|占|要|找|是|都|不|没|一|[,。!?、;:]|$)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Familiar();

    [GeneratedRegex($"(?:给了?|举报了?|投诉了?|叫做?|和|与|跟|诉|由|被|找|^|[,。;、:!?])(?<name>{Full}){After}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex AfterVerbs();

    [GeneratedRegex($"向(?<name>{Full})(?=反映|投诉|举报|索要|讨要|借|催|要求|求助|提出|咨询)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Asked();

    [GeneratedRegex($"(?<name>{Full})(?:[、和与及跟](?<name>{Full}))+{After}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Listed();

    [GeneratedRegex($"(?:^|[^\u4E00-\u9FFF]|[是叫人找的])(?<name>{Full})$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex AtEnd();
}
