using System.Globalization;
using GovOpen.Benchmarks.Documents;

namespace GovOpen.Benchmarks.Questions;

/// <summary>Questions about generated documents, the same for the same documents: of each kind as many as asked for.</summary>
internal sealed class QuestionMix
{
    /// <summary>The day of every question that is not about another; no generated document is published later.</summary>
    public static readonly DateOnly Today = new(2026, 7, 1);

    private static readonly string[] _patterns =
    [
        "申请{0}需要提供哪些材料", "{0}的补贴标准是多少", "办理{0}要多少个工作日", "{0}由哪个部门负责监督", "个体工商户怎么申请{0}",
        "小微企业{0}有什么支持政策", "违反{0}规定会怎样处罚", "{0}和{1}怎么办理", "{0}{1}的条件和程序", "乡镇人民政府如何做好{0}",
    ];

    private readonly List<GeneratedDocument> _sample = [];
    private readonly Randomness _random = new(seed: 7);

    /// <param name="documents">All that will be asked about, in passing: only every so many-th is kept.</param>
    /// <param name="count">How many documents there are.</param>
    /// <param name="questions">How many questions of each kind.</param>
    public IEnumerable<GeneratedDocument> Sampling(IEnumerable<GeneratedDocument> documents, int count, int questions)
    {
        var every = Math.Max(1, count / questions);
        var next = 0;
        foreach (var document in documents)
        {
            if (next++ % every == 0 && _sample.Count < questions) _sample.Add(document with { Text = "" });
            yield return document;
        }
    }

    /// <summary>In a mixed order.</summary>
    public IReadOnlyList<Question> Ask(int questions) =>
    [
        .. from i in Enumerable.Range(0, questions)
           let document = _sample[i % _sample.Count]
           from kind in Enum.GetValues<QuestionKind>()
           select Ask(kind, document),
    ];

    private Question Ask(QuestionKind kind, GeneratedDocument about) => kind switch
    {
        QuestionKind.Number => new() { Kind = kind, AsOf = Today, Text = Respelt(about.DocNumber) },
        QuestionKind.WholeTitle => new() { Kind = kind, AsOf = Today, Text = about.Title },
        QuestionKind.TwoWords => new() { Kind = kind, AsOf = Today, Text = TwoWords(about) },
        QuestionKind.NaturalQuestion => new() { Kind = kind, AsOf = Today, Text = InWords(about) },
        QuestionKind.AsOfEarlier => new() { Kind = kind, AsOf = new DateOnly(2008, 1, 1).AddDays(_random.Below(17 * 365)), Text = InWords(about) },
        QuestionKind.ManyFilters => new()
        {
            Kind = kind,
            AsOf = Today,
            Text = TwoWords(about),
            DocumentKind = about.Kind,
            DivisionPrefix = about.Division[..4],
            From = about.PublishedOn.AddYears(-3),
            To = about.PublishedOn.AddYears(3),
            Theme = _random.Chance(0.5) ? about.Theme : null,
            Issuer = _random.Chance(0.2) ? about.Issuer : null,
        },
    };

    private string TwoWords(GeneratedDocument about) => $"{about.Tags[0]} {(_random.Chance(0.5) ? about.Tags[1] : _random.Of(Words.Phrases))}";

    private string InWords(GeneratedDocument about)
    {
        while (true)
        {
            var text = string.Format(CultureInfo.InvariantCulture, _random.Of(_patterns), about.Tags[0], about.Tags[1]);
            if (text.Length is >= 12 and <= 20) return text;
        }
    }

    private string Respelt(string number) => _random.Below(4) switch
    {
        0 => number.Replace('〔', '[').Replace('〕', ']'),
        1 => number.Replace('〔', '（').Replace('〕', '）'),
        2 => number.Replace("〔", "", StringComparison.Ordinal).Replace("〕", "", StringComparison.Ordinal),
        _ => number,
    };
}
