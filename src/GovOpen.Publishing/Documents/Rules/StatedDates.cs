using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// 施行日期 and 有效期 as a text states them about itself: 本办法自2020年5月1日起施行，有效期五年. The law asks every text to state its first
/// day (立法法第六十一条 and its parallels), nearly always in its last article, else in the caption or the decree that publishes it.
/// What a text says of other texts, of licences or of single articles does not count; of statements that contradict each
/// other none counts, because unknown never reads as in force.
/// </summary>
internal sealed partial record StatedDates
{
    /// <summary>The first day of force; null where the text does not state one, or states several.</summary>
    public DateOnly? EffectiveOn { get; private init; }

    /// <summary>Every period of validity that it states of itself; more than one contradict each other.</summary>
    public required IReadOnlyList<StatedPeriod> Periods { get; init; }

    /// <summary>It seems to speak of its own end in words that could not be read: a person has to look.</summary>
    public bool EndUnresolved { get; private init; }

    /// <param name="title">Says what the text calls itself: 本条例, 本通知.</param>
    /// <param name="text">All of it.</param>
    /// <param name="publishedOn">The day that 自公布之日起 means; null: not known.</param>
    public static StatedDates Read(string title, string text, DateOnly? publishedOn)
    {
        var reading = new Reading(title, publishedOn);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            reading.Read(line);
        }

        return new StatedDates { EffectiveOn = reading.Decide(), Periods = reading.Periods, EndUnresolved = reading.EndUnresolved };
    }

    /// <summary>Who says it: the weaker counts only where the stronger is silent.</summary>
    private enum Standing
    {
        /// <summary>（…公布 自…起施行）, …现予公布，自…起施行</summary>
        Caption,

        /// <summary>本办法自…起施行</summary>
        Own,

        /// <summary>The same with the word that the title ends with: 本办法 in a 办法, not in the 通知 that encloses it.</summary>
        OwnByName,
    }

    private enum Belonging
    {
        Own,
        Doubtful,
        Foreign,
    }

    private sealed class Reading(string title, DateOnly? publishedOn)
    {
        private const int LongestCaption = 12; // lines

        // Of what looks like a statement; no text has so many, unless it was made to cost time. Then nothing is stated.
        private const int MostStatements = 1_000;

        // No sentence is so long; a table without full stops may be, or a text that was made to cost time. A person has to look.
        private const int LongestSentence = 20_000;

        private readonly string _title = Tidy(title);
        private readonly string _form = FormAtEnd().Match(Tidy(title)).Groups["form"].Value;
        private readonly bool _speaksOfEnds = title.Contains("有效期", StringComparison.Ordinal);
        private readonly bool _encloses = Titles.Encloses(title);
        private readonly HashSet<(Standing Standing, DateOnly? Day)> _effects = [];
        private readonly HashSet<StatedPeriod> _periods = [];

        private int _line;
        private int _statements;
        private bool _inCaption = true;
        private bool _foreign; // the article speaks of licences or the like, and a bare 有效期 in it is theirs
        private bool _unresolved;
        private bool _endMentioned;

        public IReadOnlyList<StatedPeriod> Periods => [.. _periods];

        /// <summary>有效期届满 asks for nothing where the period is known.</summary>
        public bool EndUnresolved => _unresolved || _statements > MostStatements || (_endMentioned && _periods.Count == 0);

        public void Read(ReadOnlySpan<char> line)
        {
            _inCaption = _inCaption && ++_line <= LongestCaption && !StartsBody().IsMatch(line);
            if (StartsArticle().IsMatch(line)) _foreign = false;
            if (_statements > MostStatements) return;
            if (!line.ContainsAny(_words))
            {
                _foreign |= line.ContainsAny(_foreignSubjects);
                return;
            }

            foreach (var sentence in WithoutQuotations(Tidy(line)).Split('。', ';', '!', '?'))
            {
                ReadSentence(sentence);
            }
        }

        public DateOnly? Decide()
        {
            if (_effects.Count == 0 || _statements > MostStatements) return null;

            var strongest = _effects.Max(effect => effect.Standing);
            var days = _effects.Where(effect => effect.Standing == strongest).Select(effect => effect.Day).ToList();
            // A caption is a chronicle: its last day is that of the latest revision, which the last article often does not know.
            var lastInCaption = _effects.Where(effect => effect.Standing == Standing.Caption).Max(effect => effect.Day);
            if (strongest == Standing.Caption) return days.Contains(null) ? null : lastInCaption;

            // A 通知 and the 办法 that it encloses may begin on different days; on the later one both are in force.
            if (_encloses) days = [.. _effects.Where(effect => effect.Standing > Standing.Caption).Select(effect => effect.Day)];
            if (days.Contains(null) || (days.Distinct().Count() > 1 && !_encloses)) return null;
            return lastInCaption > days.Max() ? lastInCaption : days.Max();
        }

        private void ReadSentence(string sentence)
        {
            if (sentence.Length > LongestSentence)
            {
                _unresolved = true;
                return;
            }

            // Periods are cut out and leave a mark, so that 本办法有效期五年，自…起施行 reads as 本办法¦，自…起施行.
            var periods = new Queue<StatedPeriod?>();
            var s = Period().Replace(sentence, match =>
            {
                periods.Enqueue(PeriodOf(match));
                return "¦";
            });

            var effects = new List<Match>();
            foreach (Match effect in Effect().Matches(s))
            {
                if (++_statements > MostStatements) return;
                if (StandingAfter(Before(s, effect.Index)) is not { } standing) continue;
                _effects.Add((standing, effect.Groups["day"] is { Success: true } day ? DayOf(day.ValueSpan) : publishedOn));
                effects.Add(effect);
            }

            var aboutOthers = _foreign || IsForeign(s);
            foreach (Match mention in EndMention().Matches(s))
            {
                if (++_statements > MostStatements) return;
                var period = mention.ValueSpan is "¦" ? periods.Dequeue() : null;
                var belongs = BelongingOf(s, mention.Index, effects, aboutOthers);
                if (belongs == Belonging.Own && period is not null) _periods.Add(period);
                else if (belongs == Belonging.Foreign) continue;
                else if (mention.Groups["passing"].Success) _endMentioned = true;
                else _unresolved = true;
            }

            _foreign = effects.Count > 0 ? IsForeign(s.AsSpan(effects[^1].Index)) : aboutOthers;
        }

        /// <summary>Whose end it is that a sentence speaks of.</summary>
        private Belonging BelongingOf(string s, int at, List<Match> effects, bool aboutOthers)
        {
            var before = Before(s, at);
            if (EndsWithOwnName().IsMatch(before) || (effects.Count > 0 && NextToEffect().IsMatch(before))) return Belonging.Own;

            // After the own 施行 a bare 有效期 is the text's, 由…负责解释 may stand between; with a licence between it is anyone's.
            if (effects.FindLast(effect => effect.Index + effect.Length <= at) is { } own)
            {
                var between = s.AsSpan(own.Index + own.Length, at - own.Index - own.Length);
                if (between.Length > LongestSubject) return Belonging.Doubtful;
                var bare = BareClause().IsMatch(between);
                if (!IsForeign(between)) return bare ? Belonging.Own : Belonging.Doubtful;
                return bare ? Belonging.Doubtful : Belonging.Foreign;
            }

            if (aboutOthers) return Belonging.Foreign;
            // A 关于延长…有效期的通知 speaks of the end of what it extends.
            if (BareSentence().IsMatch(before)) return _speaksOfEnds ? Belonging.Doubtful : Belonging.Own;
            return _inCaption && BareClause().IsMatch(before) ? Belonging.Doubtful : Belonging.Foreign;
        }

        private Standing? StandingAfter(string before)
        {
            var own = OwnSubject().Match(before);
            if (own.Success) return own.Groups["form"].Value == _form ? Standing.OwnByName : Standing.Own;
            if (Decree().IsMatch(before) && (before.Contains("本文", StringComparison.Ordinal) || !before.Contains("〔〕", StringComparison.Ordinal))) return Standing.Caption;
            if (_inCaption && Publication().IsMatch(before)) return Standing.Caption;
            if (!BareArticle().IsMatch(before)) return null;
            return _inCaption ? Standing.Caption : Standing.Own;
        }

        /// <summary>Quoted wordings go; other titles become 〔〕, and this text's own 本文.</summary>
        private string WithoutQuotations(string line)
        {
            var s = Quotation().Replace(line, "");
            for (var depth = 0; depth < 3 && s.Contains('《'); depth++)
            {
                s = Titled().Replace(s, match => IsOwnTitle(match.Groups["title"].ValueSpan) ? "本文" : "〔〕");
            }

            return s;
        }

        private bool IsOwnTitle(ReadOnlySpan<char> other) =>
            other.Length >= 4
            && (_title.AsSpan().Equals(other, StringComparison.Ordinal)
                || (_encloses && _title.AsSpan().Contains(other, StringComparison.Ordinal)));
    }

    /// <summary>Whether it speaks of licences or the like; a text that is repealed (《…》同时废止) has no period any more.</summary>
    private static bool IsForeign(ReadOnlySpan<char> sentence)
    {
        foreach (var clause in sentence.Split(','))
        {
            if (sentence[clause].ContainsAny(_foreignSubjects) && !sentence[clause].Contains("废止", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>What stands before a statement, as far as it can matter: a sentence may have millions of characters.</summary>
    private static string Before(string sentence, int at) => at <= LongestSubject ? sentence[..at] : "…" + sentence[(at - LongestSubject)..at];

    private static DateOnly? DayOf(ReadOnlySpan<char> text) => ChineseDate.TryRead(text, out var day) ? day : null;

    private static StatedPeriod? PeriodOf(Match match)
    {
        if (match.Groups["until"] is { Success: true } until) return ChineseDate.TryReadEnd(until.ValueSpan, out var last) ? StatedPeriod.Through(last) : null;
        if (!ChineseDate.TryNumber(match.Groups["number"].ValueSpan, out var number) || number is < 1 or > 99) return null;

        var months = match.Groups["unit"].ValueSpan is "年" ? 12 * number : number;
        if (match.Groups["from"] is not { Success: true } from) return StatedPeriod.Of(months);
        return DayOf(from.ValueSpan) is { } first ? StatedPeriod.Through(StatedPeriod.LastDay(first, months)) : null;
    }

    /// <summary>White space goes, compatibility forms are folded.</summary>
    private static string Tidy(ReadOnlySpan<char> text)
    {
        var tidied = new StringBuilder(text.Length);
        foreach (var c in text.ToString().Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKC)) // on that noncharacter the normaliser throws
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c != '¦') tidied.Append(c);
        }

        return tidied.ToString();
    }

    private const int LongestSubject = 300;

    private static readonly SearchValues<string> _words = SearchValues.Create(["施行", "实施", "执行", "生效", "试行", "有效", "暂定"], StringComparison.Ordinal);

    // What has a period of validity besides a text.
    private static readonly SearchValues<string> _foreignSubjects = SearchValues.Create(
        ["证", "照", "合同", "协议", "资格", "资质", "批文", "批准文", "许可", "牌", "卡", "票", "〔〕", "登记", "注册", "检验", "检测", "检定", "鉴定", "报告", "标志",
         "标识", "商标", "专利", "保险", "担保", "承诺", "要约", "授权", "委托", "核准", "审批", "申请", "产品", "药品", "食品", "商品", "印章", "期权", "凭单", "决定书", "意见书", "通知书", "名录", "签名", "保函"],
        StringComparison.Ordinal);

    private const string Verb = "(?:施行|实施|执行|生效|试行)";

    private const string Number = ChineseDate.Digit + "{1,3}";

    // What a text calls itself.
    private const string Form =
        "(?<form>法典?|条例|规定|办法|通知|决定|决议|解释|细则|规则|规程|规范|意见|公告|通告|通报|命令|令|守则|准则|方案|标准|基准|" +
        "章程|纲要|指南|指引|批复|复函|函|措施|制度|方法|目录|清单|预案|规划|计划|要点|政策|安排|纪要|解答|导则|修正案|文件?)";

    private const string OwnName = "本(?:实施|暂行|试行|若干|补充|具体|管理|工作|司法|指导|议事|行政|裁量|行动|应急|技术|政策|规范性)*" + Form + @"(?:\([^)]{0,20}\))?";

    private const string First = "(?:(?<day>" + ChineseDate.Day + ")|(?:公布|发布|颁布|印发|下发|颁发|签发|发文|公告|通过|批准)之?日|即日)";

    [GeneratedRegex(@"^\s*(?:第[一二三四五六七八九十百千零〇0-9]+[条章编]|[一二三四五六七八九十]+、)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex StartsBody();

    [GeneratedRegex("“[^“”]*”|‘[^‘’]*’|「[^「」]*」", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Quotation();

    [GeneratedRegex("《(?<title>[^《》]*)》", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Titled();

    [GeneratedRegex(Form + @"(?:\([^)]*\))*$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex FormAtEnd();

    // The lookahead leaves out 自…起施行的《…》, 自…起施行前.
    [GeneratedRegex("(?:[自从于]" + First + "(?:零时|0时)?起?|" + First + "(?:零时|0时)?起)¦?(?:正式|开始|全面)?" + Verb + "(?!的|之|前|后|以[前后来]|期|情况|完毕)",
        RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Effect();

    [GeneratedRegex(OwnName + "¦?(?:,?经[^,]{1,50}(?:批准|通过|同意|审查|备案)后?)?(?:,?由[^,]{1,40}解释)?[,、:]?(?:并|均|一律|统一|即)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex OwnSubject();

    [GeneratedRegex(OwnName + "(?:的|暂定|施行|实施|执行|试行)*[,:]?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex EndsWithOwnName();

    [GeneratedRegex("(?:现|兹)(?:予以?|将(?:修订后的)?本文)?(?:重新)?(?:公布|发布|颁布|印发)(?:给你们)?[,、]?(?:请[^,]{1,20},)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Decree();

    [GeneratedRegex("(?:公布|发布|颁布|印发|颁发|通过|批准|修订|修正|号|令)[)、,:]?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Publication();

    [GeneratedRegex("^(?:第" + Number + "条|[(]?" + Number + "[)、.,]+)?¦?[,、:(]?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex BareArticle();

    [GeneratedRegex(@"^\s*(?:第[一二三四五六七八九十百千零〇0-9]+[条章编]|[一二三四五六七八九十0-9]+[、.．])", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex StartsArticle();

    // 有效期五年, 有效期至…, 有效期自…至…; after 起施行 also 至…止 and 试行两年.
    [GeneratedRegex(
        "(?:" + PeriodName + @"(?:暂?定?为|暂定|是|:|,|\()?(?:[自从]?(?:(?<from>" + ChineseDate.Day + ")|" + ChineseDate.End + "|(?:施行|实施|公布|发布|印发|生效)之日)起?(?:计算)?,?)?(?:" + Until + "|" + For + ")" +
        "|(?<=有效|起|" + Verb + "),?" + To + Last + "|(?<=日)[至到]" + Last + "(?=" + Verb + ")|(?:(?<=有效|试行|暂行)|暂定(?:为|" + Verb + ")?)" + For + ")", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Period();

    // What Period left: of its own end a text speaks in other words. 有效期届满 states none, (有效期) is a heading.
    [GeneratedRegex("¦|有效至|" + ChineseDate.Day + "起?(?:自动|自行)?失效|(?:" + PeriodName + "|试行期)(?!限?[)间])(?<passing>限?(?:届?满|内|期间))?", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex EndMention();

    private const string PeriodName = "(?:有效期限?|试行期限?|(?:施行|执行|实施)期限?(?!间))";

    // The lookahead leaves out the first day of 2019年1月1日至疫情结束.
    private const string Last = "(?<until>" + ChineseDate.End + ")(?!" + ChineseDate.Digit + "|[起至到~—–―-])(?:止|为止|终止|失效)?";

    private const string To = "(?:截[止至]|截|延长|延续)?(?:日期|时间)?(?:[至到为]|[~—–―-]{1,2})";

    private const string Until = "(?:" + To + "|截[止至])?" + Last;

    private const string For = "(?<number>" + Number + @")(?:\(" + Number + @"\))?(?<unit>年|个月)(?!的|以|内|后|[底末])";

    // 第二十一条 有效期5年, or a sentence that begins so.
    [GeneratedRegex("^(?:第" + Number + "条|[(]?" + Number + "[)、.,]+)?[,、:(]?" + BareSubject + "$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex BareSentence();

    [GeneratedRegex("(?:^|[,、:(])" + BareSubject + "$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex BareClause();

    private const string BareSubject = "(?:其|暂定|该?(?:文件|政策))?";

    [GeneratedRegex("(?:" + Verb + "[,、(]?|起|日|^(?:第" + Number + "条)?)$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex NextToEffect();

    // Far more than a sentence needs; the patterns are bounded.
    private const int Timeout = 10_000;
}
