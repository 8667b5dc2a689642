using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GovOpen.Contracts;

/// <summary>
/// Divides a Chinese legal text. Only what stands at the start of a line divides: a law names 第三条 within its sentences too.
/// </summary>
public static partial class Articles
{
    /// <summary>
    /// Headings (编, 章, 节) and articles (条) in the order of the text; before the first article the sections of notices
    /// (一、二、) count as articles; what belongs to none is given paragraph by paragraph, without a label.
    /// </summary>
    public static IReadOnlyList<Article> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var splitting = new Splitting();
        foreach (var line in WithoutContents([.. Lines(text)])) splitting.Read(line);
        return splitting.Finish();
    }

    private const int LongestSectionLabel = 30;

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', '\r', '\u2028', '\u2029', '\u0085').Select(line => line.Trim().Trim('\uFEFF', '\u200B')).Where(line => line.Length > 0);

    /// <summary>A table of contents (目录) lists headings that come again where they belong.</summary>
    private static string[] WithoutContents(string[] lines)
    {
        var start = Array.FindIndex(lines, line => Spaces().Replace(line, "") is "目录" or "目次");
        if (start < 0) return lines;

        var listed = new HashSet<string>();
        var end = start + 1;
        while (end < lines.Length && Heading().IsMatch(lines[end]) && listed.Add(Spaces().Replace(lines[end], ""))) end++;
        var comesAgain = end < lines.Length && lines[end..].Any(line => listed.Contains(Spaces().Replace(line, "")));
        return comesAgain ? [.. lines[..start], .. lines[end..]] : lines;
    }

    private const string Number = "[〇零一二三四五六七八九十百千0-9０-９]{1,9}";

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Spaces();

    // 第一章 总则; without the space only what is too short and too plain to be a sentence.
    [GeneratedRegex(@"^(?<label>第\s*(?<number>" + Number + @")\s*(?<form>分编|编|章|节))(?<name>\s[^。；]{0,40}|[^\s，。；：、的]{0,20})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    // 第三条 or 第三条之一, then space, the end of the line, or its subject in brackets; 第三条（一）项 is a mention.
    [GeneratedRegex(@"^(?<label>第\s*(?<number>" + Number + @")\s*条(之(?<extra>" + Number + @"))?)(\s+|$|(?=[（(【](?![一二三四五六七八九十]+[）)])))(?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ArticleStart();

    [GeneratedRegex(@"^(?<label>(?<number>[一二三四五六七八九十百]{1,5})、)\s*(?<text>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SectionStart();

    private static bool TryNumber(string digits, out int number)
    {
        var plain = digits.Normalize(NormalizationForm.FormKC);
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out number) || ChineseNumeral.TryParse(plain, out number);
    }

    private sealed class Splitting
    {
        private readonly List<Article> _articles = [];
        private readonly HashSet<string> _anchors = [];
        private readonly StringBuilder _text = new();
        private (string Label, string Anchor)? _open;
        private bool _hasArticles; // from then on 一、 is an enumeration within an article
        private int _paragraphs;

        public void Read(string line)
        {
            if (Heading().Match(line) is { Success: true } heading) AddHeading(heading);
            else if (ArticleStart().Match(line) is { Success: true } article && TryAnchor(article, out var anchor)) Open(Spaces().Replace(article.Groups["label"].Value, ""), anchor, article.Groups["text"].Value, isArticle: true);
            else if (!_hasArticles && SectionStart().Match(line) is { Success: true } section && ChineseNumeral.TryParse(section.Groups["number"].Value, out var number)) OpenSection(section, number);
            else if (_open is null) Add("", $"p{++_paragraphs}", 0, line);
            else _text.Append(_text.Length > 0 ? "\n" : "").Append(line);
        }

        public List<Article> Finish()
        {
            Close();
            return _articles;
        }

        private void AddHeading(Match heading)
        {
            Close();
            var (level, letter) = heading.Groups["form"].Value switch { "章" => (2, "c"), "节" => (3, "j"), _ => (1, "b") };
            var number = TryNumber(heading.Groups["number"].Value, out var read) ? read : 0;
            var (label, name) = (Spaces().Replace(heading.Groups["label"].Value, ""), Spaces().Replace(heading.Groups["name"].Value, ""));
            Add(name.Length > 0 ? $"{label} {name}" : label, $"{letter}{number}", level, "");
        }

        private void OpenSection(Match section, int number)
        {
            var text = section.Groups["text"].Value;
            var end = text.IndexOf('。', StringComparison.Ordinal);
            var heading = end < 0 ? text : text[..end];
            var label = section.Groups["label"].Value;
            if (heading.Length > LongestSectionLabel) Open(label + heading[..LongestSectionLabel], $"s{number}", text, isArticle: false);
            else Open(label + heading, $"s{number}", end < 0 ? "" : text[(end + 1)..], isArticle: false);
        }

        private void Open(string label, string anchor, string text, bool isArticle)
        {
            Close();
            _hasArticles |= isArticle;
            _open = (label, anchor);
            _text.Append(text.Trim());
        }

        private void Close()
        {
            if (_open is var (label, anchor)) Add(label, anchor, 0, _text.ToString());
            _open = null;
            _text.Clear();
        }

        private void Add(string label, string anchor, int level, string text)
        {
            var unique = anchor;
            for (var i = 2; !_anchors.Add(unique); i++) unique = string.Create(CultureInfo.InvariantCulture, $"{anchor}-{i}");
            _articles.Add(new(label, unique, level, text));
        }

        private static bool TryAnchor(Match article, out string anchor)
        {
            anchor = "";
            if (!TryNumber(article.Groups["number"].Value, out var number)) return false;
            var extra = article.Groups["extra"];
            if (!extra.Success)
            {
                anchor = string.Create(CultureInfo.InvariantCulture, $"a{number}");
                return true;
            }

            if (!TryNumber(extra.Value, out var after)) return false;
            anchor = string.Create(CultureInfo.InvariantCulture, $"a{number}-{after}");
            return true;
        }
    }
}
