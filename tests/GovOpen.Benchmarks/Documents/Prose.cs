using System.Globalization;
using System.Text;

namespace GovOpen.Benchmarks.Documents;

/// <summary>Texts in the shape of official ones: articles (第一条 …) under chapters where they are long, or sections (一、 …), and a last sentence on their force.</summary>
internal sealed class Prose
{
    private const int ChaptersFrom = 4000;

    private readonly StringBuilder _text = new();

    /// <param name="Form">What the text calls itself.</param>
    /// <param name="Issuer">Who interprets it.</param>
    /// <param name="EffectiveOn">Null: the text does not say.</param>
    /// <param name="PublishedOn">When it is also the first day of force, the text says 自公布之日起.</param>
    /// <param name="Years">有效期; 0 for none.</param>
    /// <param name="InArticles">Always; other texts by their form.</param>
    /// <param name="Subjects">Come again and again.</param>
    public sealed record Frame(string Form, string Issuer, DateOnly? EffectiveOn, DateOnly PublishedOn, int Years, bool InArticles, IReadOnlyList<string> Subjects);

    /// <summary>About <paramref name="length"/> characters, at most a word more.</summary>
    public string Write(Frame frame, int length, Randomness random)
    {
        _text.Clear();
        var end = EndOf(frame);
        var inArticles = frame.InArticles || frame.Form is "办法" or "细则" or "规定";
        if (!inArticles && length > 300) _text.Append("各县（市、区）人民政府，各有关部门、单位：\n\n");

        var (article, chapter, chapterEnds) = (0, 0, 0);
        while (length - _text.Length - end.Length > 30)
        {
            if (inArticles && length > ChaptersFrom && article == chapterEnds)
            {
                _text.Append('第').Append(Numeral(++chapter)).Append("章　").Append(Words.Works[random.Below(Words.Works.Count)]).Append("\n\n");
                chapterEnds = article + random.Between(6, 14);
            }

            article++;
            if (inArticles) _text.Append('第').Append(Numeral(article)).Append("条　");
            else _text.Append(Numeral(article)).Append('、').Append(Vocabulary.Words.Draw(random)).Append(Words.Works[random.Below(Words.Works.Count)]).Append('。');

            var room = length - end.Length - 8;
            WriteSentences(Math.Min(room, _text.Length + random.Between(40, 240)), frame.Subjects, random);
            _text.Append("\n\n");
        }

        if (inArticles) _text.Append('第').Append(Numeral(article + 1)).Append("条　");
        return _text.Append(end).ToString();
    }

    private void WriteSentences(int until, IReadOnlyList<string> subjects, Randomness random)
    {
        do
        {
            for (var clauses = random.Between(1, 4); clauses > 0; clauses--)
            {
                for (var words = random.Between(3, 8); words > 0 && _text.Length < until; words--)
                {
                    _text.Append(random.Chance(0.05) ? random.Of(subjects) : Vocabulary.Words.Draw(random));
                    if (words > 1 && random.Chance(0.35)) _text.Append(random.Of(Words.Connectors));
                    else if (random.Chance(0.02)) _text.Append(random.Between(2, 500)).Append(random.Of(_units));
                }

                if (clauses > 1 && _text.Length < until) _text.Append('，');
            }

            _text.Append('。');
        }
        while (_text.Length < until);
    }

    private static readonly string[] _units = ["日", "万元", "个月", "人", "%", "米", "次"];

    private static string EndOf(Frame frame)
    {
        if (frame.EffectiveOn is not { } day) return $"本{frame.Form}由{frame.Issuer}负责解释。";

        var first = day == frame.PublishedOn ? "公布之日" : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
        return frame.Years == 0 ? $"本{frame.Form}自{first}起施行。" : string.Create(CultureInfo.InvariantCulture, $"本{frame.Form}自{first}起施行，有效期{frame.Years}年。");
    }

    /// <summary>一, 十二, 一百零五, up to 9,999.</summary>
    private static string Numeral(int number)
    {
        const string Digits = "零一二三四五六七八九";
        var numeral = new StringBuilder();
        var zero = false;
        foreach (var (unit, name) in _places)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zero = numeral.Length > 0;
                continue;
            }

            if (zero) numeral.Append('零');
            zero = false;
            if (digit != 1 || unit != 10 || numeral.Length > 0) numeral.Append(Digits[digit]);
            numeral.Append(name);
        }

        return numeral.ToString();
    }

    private static readonly (int Unit, string Name)[] _places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
}
