using GovOpen.Contracts;

namespace GovOpen.Benchmarks.Documents;

/// <summary>The registers of a province: those of the state, and of real organs of real divisions, the greater ones first.</summary>
internal sealed class Registers
{
    // Registers begin with different titles, lest the first documents of all have one subject.
    private const int Starts = 1_000_000;

    private readonly Dictionary<DocumentKind, Weighted<Register>> _byKind = All().GroupBy(register => register.Kind)
        .ToDictionary(same => same.Key, same => new Weighted<Register>([.. same], offset: 10, exponent: 0.7));

    public Register Draw(DocumentKind kind, Randomness random) => _byKind[kind].Draw(random);

    private static IEnumerable<Register> All()
    {
        var random = new Randomness(seed: 0);
        var state = new Division("100000", "中华人民共和国", "");
        yield return new(random.Below(Starts), DocumentKind.Law, "全国人民代表大会常务委员会", state, "001", "中华人民共和国主席令第{1}号", _laws);
        yield return new(random.Below(Starts), DocumentKind.AdministrativeRegulation, "国务院", state, "002", "国务院令第{1}号", _administrativeRegulations);
        yield return new(random.Below(Starts), DocumentKind.JudicialInterpretation, "最高人民法院", state, "003", "法释〔{0}〕{1}号", _interpretations);

        foreach (var division in Division.All.Where(division => !division.IsCounty))
        {
            var (congress, government) = (division.Name + "人民代表大会常务委员会", division.Name + "人民政府");
            yield return new(random.Below(Starts), DocumentKind.LocalRegulation, congress, division, "001", congress + "公告第{1}号", _localRegulations);
            yield return new(random.Below(Starts), DocumentKind.Rule, government, division, "002", government + "令第{1}号", _rules);
        }

        foreach (var division in Division.All)
        {
            foreach (var organ in _organs)
            {
                var issuer = division.Name + (division.IsProvince ? organ.OfProvince : organ.Elsewhere);
                yield return new(random.Below(Starts), DocumentKind.NormativeDocument, issuer, division, organ.Number, $"{division.Short}{organ.Short}发〔{{0}}〕{{1}}号", _normativeDocuments);
                yield return new(random.Below(Starts), DocumentKind.OtherDocument, issuer, division, "1" + organ.Number[1..], $"{division.Short}{organ.Short}函〔{{0}}〕{{1}}号", _otherDocuments);
            }
        }
    }

    /// <param name="Number">In index numbers.</param>
    /// <param name="Short">机关代字</param>
    private sealed record Organ(string Number, string Short, string OfProvince, string Elsewhere);

    private static readonly Organ[] _organs =
    [
        new("011", "府", "人民政府", "人民政府"),
        new("012", "办", "人民政府办公厅", "人民政府办公室"),
        new("013", "发改", "发展和改革委员会", "发展和改革局"),
        new("014", "财", "财政厅", "财政局"),
        new("015", "人社", "人力资源和社会保障厅", "人力资源和社会保障局"),
        new("016", "教", "教育厅", "教育局"),
        new("017", "卫健", "卫生健康委员会", "卫生健康局"),
        new("018", "民", "民政厅", "民政局"),
        new("019", "住建", "住房和城乡建设厅", "住房和城乡建设局"),
        new("020", "交", "交通运输厅", "交通运输局"),
        new("021", "农", "农业农村厅", "农业农村局"),
        new("022", "环", "生态环境厅", "生态环境局"),
        new("023", "自然资", "自然资源厅", "自然资源和规划局"),
        new("024", "市监", "市场监督管理局", "市场监督管理局"),
        new("025", "医保", "医疗保障局", "医疗保障局"),
        new("026", "应急", "应急管理厅", "应急管理局"),
        new("027", "水", "水利厅", "水务局"),
        new("028", "文旅", "文化和旅游厅", "文化和旅游局"),
    ];

    private static readonly Wording[] _laws =
    [
        new("法", "{1}{2}与{3}促进法"), new("法", "{1}{2}与{3}保障法"), new("法", "{1}{2}与{3}监督法"), new("法", "{1}{2}与{3}法"),
    ];

    private static readonly Wording[] _administrativeRegulations =
    [
        new("条例", "{2}与{3}条例"), new("条例", "{2}与{3}管理条例"), new("条例", "{2}与{3}监督管理条例"), new("条例", "《{2}与{3}法》实施条例"),
    ];

    private static readonly Wording[] _localRegulations = [new("条例", "{1}{2}与{3}条例"), new("条例", "{1}{2}与{3}管理条例"), new("条例", "{1}{2}与{3}促进条例")];

    private static readonly Wording[] _rules = [new("办法", "{1}{2}与{3}管理办法"), new("规定", "{1}{2}与{3}规定"), new("办法", "{1}{2}与{3}监督办法")];

    private static readonly Wording[] _interpretations = [new("解释", "{0}关于审理{2}与{3}纠纷案件适用法律若干问题的解释"), new("规定", "{0}关于{2}与{3}案件管辖若干问题的规定")];

    private static readonly Wording[] _normativeDocuments =
    [
        new("办法", "{0}关于印发《{1}{2}与{3}管理办法》的通知"),
        new("办法", "{0}关于印发《{1}{2}与{3}暂行办法》的通知"),
        new("细则", "{0}关于印发《{1}{2}与{3}实施细则》的通知"),
        new("通知", "{0}关于进一步加强{2}与{3}工作的通知"),
        new("通知", "{0}关于规范{2}与{3}工作的通知"),
        new("意见", "{0}关于做好{2}与{3}工作的实施意见"),
        new("意见", "{0}关于推进{2}与{3}的若干意见"),
    ];

    private static readonly Wording[] _otherDocuments =
    [
        new("通知", "{0}关于开展{2}与{3}专项行动的通知"),
        new("通知", "{0}关于下达{2}与{3}项目计划的通知"),
        new("函", "{0}关于{2}与{3}有关事项的函"),
        new("批复", "{0}关于同意{2}与{3}试点方案的批复"),
        new("通报", "{0}关于{2}与{3}落实情况的通报"),
        new("公告", "{0}关于{2}与{3}结果的公告"),
    ];
}
