using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GovOpen.Contracts;

/// <summary>
/// 发文字号, read however it was typed and written as GB/T 9704 wants it: <c>川办发〔2023〕10号</c>, <c>四川省人民政府令第351号</c>,
/// <c>农业农村部令2022年第1号</c>. Brackets may be of any kind or lost (<c>川办函202157号</c>), digits full-width or, in orders, Chinese.
/// Numbers are unique only within one organ's own register: real law repeats them.
/// </summary>
public sealed partial record DocumentNumber
{
    private DocumentNumber(string organ, int? year, int sequence, bool isOrder)
    {
        (Organ, Year, Sequence, IsOrder) = (organ, year, sequence, isOrder);
    }

    /// <summary>机关代字 (<c>川办发</c>), or the issuing organ with the form (<c>四川省人民政府令</c>, <c>财政部公告</c>).</summary>
    public string Organ { get; }

    /// <summary>The year as written, plausible or not; orders often have none.</summary>
    public int? Year { get; }

    /// <summary>顺序号</summary>
    public int Sequence { get; }

    /// <summary>Whether it is of the form of orders and announcements (令、公告), which put 第 before the number.</summary>
    public bool IsOrder { get; }

    /// <summary>No number of a Chinese organ that is cited today is older.</summary>
    public const int EarliestYear = 1949;

    /// <summary>Whether the year can be one: not before 1949, and at most the year after <paramref name="today"/>'s.</summary>
    public bool HasPossibleYear(DateOnly today) => Year is null || (Year >= EarliestYear && Year <= today.Year + 1);

    /// <inheritdoc/>
    public override string ToString() => (IsOrder, Year) switch
    {
        (true, null) => string.Create(CultureInfo.InvariantCulture, $"{Organ}第{Sequence}号"),
        (true, { } year) => string.Create(CultureInfo.InvariantCulture, $"{Organ}{year}年第{Sequence}号"),
        (false, var year) => string.Create(CultureInfo.InvariantCulture, $"{Organ}〔{year}〕{Sequence}号"),
    };

    /// <summary>Reads a whole text as a number.</summary>
    public static bool TryParse(string? text, out DocumentNumber number)
    {
        number = null!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return false;

        var match = Whole().Match(Tidy(text));
        if (!match.Success) return false;
        return TryCreate(match, out number);
    }

    /// <summary>
    /// The numbers that may stand in a text among other words. Where the organ's name begins cannot be told from the text
    /// (请问国务院令第406号), so each number is given with every organ that it may have, the longest first: the first one that
    /// exists is meant.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<DocumentNumber>> FindIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<IReadOnlyList<DocumentNumber>>();
        foreach (Match match in Within().Matches(Tidy(text)))
        {
            if (!TryCreate(match, out var number)) continue;
            found.Add([.. Enumerable.Range(0, Math.Max(1, number.Organ.Length - 1))
                .Select(start => new DocumentNumber(number.Organ[start..], number.Year, number.Sequence, number.IsOrder))]);
        }

        return found;
    }

    /// <summary>What two spellings of one number have in common: the canonical form where it can be read, else the tidied text.</summary>
    public static string KeyOf(string text) =>
        TryParse(text, out var number) ? number.ToString() : Tidy(text).ToUpperInvariant();

    private const int MaxLength = 100;

    private static bool TryCreate(Match match, out DocumentNumber number)
    {
        number = null!;
        var organ = match.Groups["organ"].Value;
        var isOrder = OrderForms().IsMatch(organ);
        int? year = match.Groups["year"] is { Success: true } y ? int.Parse(y.Value, CultureInfo.InvariantCulture) : null;
        if (year is null && !isOrder) return false;
        if (!TryNumber(match.Groups["sequence"].Value, out var sequence) || sequence == 0) return false;

        number = new(organ, year, sequence, isOrder);
        return true;
    }

    /// <summary>Compatibility forms folded (full-width digits and letters, all kinds of brackets), white space gone.</summary>
    private static string Tidy(string text)
    {
        var tidied = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c)) continue;
            tidied.Append(c switch
            {
                '[' or '(' or '【' or '〔' or '{' or '〈' or '<' or '《' or '「' or '〖' => '〔',
                ']' or ')' or '】' or '〕' or '}' or '〉' or '>' or '》' or '」' or '〗' => '〕',
                _ => c,
            });
        }

        return tidied.ToString();
    }

    /// <summary>Half surrogate pairs and noncharacters, on which the normaliser throws, taken out.</summary>
    private static string WellFormed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE)) kept.Append(rune);
        return kept.ToString();
    }

    private static bool TryNumber(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) || ChineseNumeral.TryParse(digits, out value);

    // 机关代字 + year in brackets, or four digits where the brackets were lost + number; or 令/公告 with or without a year.
    private const string Pattern =
        @"(?<organ>[\p{IsCJKUnifiedIdeographs}A-Za-z]{1,40}?)" +
        @"(?:〔(?<year>[0-9]{1,6})年?〕第?(?<sequence>[0-9]{1,6})|" +
        @"(?<=令|公告|通告)(?:〔?(?<year>[0-9]{4})年?〕?)?第(?<sequence>[0-9]{1,6}|[〇零一二三四五六七八九十百千]{1,9})|" +
        @"(?<=令|公告|通告)(?<sequence>[0-9]{1,4})|" +
        @"(?<!令|公告|通告)(?<year>(?:19|20)[0-9]{2})年?第?(?<sequence>[0-9]{1,5}))";

    [GeneratedRegex("^" + Pattern + "号?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(Pattern + "号", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Within();

    [GeneratedRegex("(?:令|公告|通告)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderForms();
}
