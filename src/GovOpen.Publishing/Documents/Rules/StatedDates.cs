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
    /// <summary>Nothing stated.</summary>
    public static StatedDates None { get; } = new() { Periods = [] };

    /// <summary>The first day of force; null where the text does not state one, or states several.</summary>
    public DateOnly? EffectiveOn { get; private init; }

    /// <summary>Every period of validity that it states of itself; more than one contradict each other.</summary>
    public required IReadOnlyList<StatedPeriod> Periods { get; init; }

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

        return new StatedDates { EffectiveOn = reading.Decide(), Periods = reading.Periods };
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

    private sealed class Reading(string title, DateOnly? publishedOn)
    {
        private const int LongestCaption = 12; // lines

        // Of what looks like a statement; no text has so many, unless it was made to cost time. Then nothing is stated.
        private const int MostStatements = 1_000;

        private readonly string _title = Tidy(title);
        private readonly string _form = FormAtEnd().Match(Tidy(title)).Groups["form"].Value;
        private readonly bool _encloses = Titles.Encloses(title);
        private readonly HashSet<(Standing Standing, DateOnly? Day)> _effects = [];
        private readonly HashSet<StatedPeriod> _periods = [];

        private int _line;
        private int _statements;
        private bool _inCaption = true;

        public IReadOnlyList<StatedPeriod> Periods => [.. _periods];

        public void Read(ReadOnlySpan<char> line)
        {
            _inCaption = _inCaption && ++_line <= LongestCaption && !StartsBody().IsMatch(line);
            if (_statements > MostStatements || !line.ContainsAny(_words)) return;

            var afterOwnEffect = false;
            foreach (var sentence in WithoutQuotations(Tidy(line)).Split('。', ';', '!', '?'))
            {
                afterOwnEffect = ReadSentence(sentence, afterOwnEffect);
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

        /// <summary>Returns whether the text's own first day of force was stated, so that a 有效期 may follow in the next sentence.</summary>
        private bool ReadSentence(string sentence, bool afterOwnEffect)
        {
            // Periods are cut out and leave a mark, so that 本办法有效期五年，自…起施行 reads as 本办法¦，自…起施行.
            var periods = new List<StatedPeriod?>();
            var s = Period().Replace(sentence, match =>
            {
                periods.Add(PeriodOf(match));
                return "¦";
            });

            var stated = false;
            foreach (Match effect in Effect().Matches(s))
            {
                if (++_statements > MostStatements) return false;
                if (StandingAfter(Before(s, effect.Index)) is not { } standing) continue;
                _effects.Add((standing, effect.Groups["day"] is { Success: true } day ? DayOf(day.ValueSpan) : publishedOn));
                stated = true;
            }

            for (var (i, at) = (0, s.IndexOf('¦')); i < periods.Count; i++, at = s.IndexOf('¦', at + 1))
            {
                if (++_statements > MostStatements) return false;
                var before = Before(s, at);
                var itsOwn = EndsWithOwnName().IsMatch(before) || (stated ? NextToEffect().IsMatch(before) : afterOwnEffect && at == 0);
                if (itsOwn && periods[i] is { } period) _periods.Add(period);
            }

            return stated;
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

    /// <summary>What stands before a statement, as far as it can matter: a sentence may have millions of characters.</summary>
    private static string Before(string sentence, int at) => at <= LongestSubject ? sentence[..at] : "…" + sentence[(at - LongestSubject)..at];

    private static DateOnly? DayOf(ReadOnlySpan<char> text) => ChineseDate.TryRead(text, out var day) ? day : null;

    private static StatedPeriod? PeriodOf(Match match)
    {
        if (match.Groups["until"] is { Success: true } until) return DayOf(until.ValueSpan) is { } day ? StatedPeriod.Through(day) : null;
        if (!ChineseDate.TryNumber(match.Groups["number"].ValueSpan, out var number) || number is < 1 or > 99) return null;
        return StatedPeriod.Of(match.Groups["unit"].ValueSpan is "年" ? 12 * number : number);
    }

    /// <summary>White space goes, compatibility forms are folded.</summary>
    private static string Tidy(ReadOnlySpan<char> text)
    {
        var tidied = new StringBuilder(text.Length);
        foreach (var c in text.ToString().Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c != '¦') tidied.Append(c);
        }

        return tidied.ToString();
    }

    private const int LongestSubject = 300;

    private static readonly SearchValues<string> _words = SearchValues.Create(["施行", "实施", "执行", "生效", "试行", "有效"], StringComparison.Ordinal);

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

    [GeneratedRegex(OwnName + "的?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex EndsWithOwnName();

    [GeneratedRegex("(?:现|兹)(?:予以?|将(?:修订后的)?本文)?(?:重新)?(?:公布|发布|颁布|印发)(?:给你们)?[,、]?(?:请[^,]{1,20},)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Decree();

    [GeneratedRegex("(?:公布|发布|颁布|印发|颁发|通过|批准|修订|修正|号|令)[)、,:]?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Publication();

    [GeneratedRegex("^(?:第" + Number + "条|[(]?" + Number + "[)、.,]+)?¦?[,、:(]?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex BareArticle();

    // 有效期五年, 有效期至…, 有效期自…至…; after 起施行 also 至…止 and 试行两年.
    [GeneratedRegex(
        "(?:有效|试行|施行|执行|实施)期限?(?:暂?定?为|是|:|,)?(?:自(?:" + ChineseDate.Day + "|(?:施行|实施|公布|发布|印发|生效)之日)起?(?:计算)?,?)?(?:" + Until + "|" + For + ")" +
        "|(?<=有效|起|" + Verb + "),?(?:截止|截)?[至到]" + Last + "|(?<=有效|试行|暂行)" + For, RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Period();

    private const string Last = "(?<until>" + ChineseDate.Day + ")(?:止|为止|终止|失效)?";

    private const string Until = "(?:截止|截)?[至到]?" + Last;

    private const string For = "(?<number>" + Number + @")(?:\(" + Number + @"\))?(?<unit>年|个月)";

    [GeneratedRegex("(?:" + Verb + "[,、(]?|起|^(?:第" + Number + "条)?)$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex NextToEffect();

    // Far more than a sentence needs; the patterns are bounded.
    private const int Timeout = 10_000;
}
