using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovOpen.Contracts;

namespace GovOpen.Portal.Documents;

/// <summary>The anchor of an article from its label, as Search names them: 第三条 → <c>a3</c>, 第三条之一 → <c>a3-1</c>, 二、 → <c>s2</c>.</summary>
public static partial class ArticleAnchor
{
    public static string? Of(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var plain = label.Normalize(NormalizationForm.FormKC);
        if (Section().Match(plain) is { Success: true } section)
        {
            return TryNumber(section.Groups["section"].Value, out var number) ? string.Create(CultureInfo.InvariantCulture, $"s{number}") : null;
        }

        var match = Article().Match(plain);
        if (!match.Success || !TryNumber(match.Groups["article"].Value, out var article)) return null;

        var anchor = string.Create(CultureInfo.InvariantCulture, $"a{article}");
        return TryNumber(match.Groups["after"].Value, out var after) ? string.Create(CultureInfo.InvariantCulture, $"{anchor}-{after}") : anchor;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) || ChineseNumeral.TryParse(text, out number);

    [GeneratedRegex("^第(?<article>[0-9〇零一二三四五六七八九十百千]{1,9})条(之(?<after>[0-9〇零一二三四五六七八九十百]{1,9}))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();

    [GeneratedRegex("^(?<section>[一二三四五六七八九十百]{1,5})、", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();
}
