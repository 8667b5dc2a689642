using System.Globalization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>Days and numbers as legal texts write them: 2008年1月1日, ２００８年１月１日, 二〇〇八年一月一日.</summary>
internal static class ChineseDate
{
    /// <summary>Digits after compatibility forms were folded; zeros as they are really typed (〇, 零, ○, Ο, Cyrillic О).</summary>
    public const string Digit = "[0-9〇零○ΟОO一二三四五六七八九十百两]";

    /// <summary>A day, for patterns that give the group its name.</summary>
    public const string Day = Digit + "{4}年" + Digit + "{1,3}月" + Digit + "{1,3}日";

    /// <summary>A last day, which may also be a whole month or a year's end: 2020年12月, 2020年12月底, 2020年底.</summary>
    public const string End = "(?>" + Digit + "{4}年(?:" + Digit + "{1,3}月(?:" + Digit + "{1,3}日|[底末])?|年?[底末]))";

    /// <summary>Reads what <see cref="End"/> matched: of a month or a year its last day.</summary>
    public static bool TryReadEnd(ReadOnlySpan<char> text, out DateOnly day)
    {
        if (text.EndsWith("日", StringComparison.Ordinal)) return TryRead(text, out day);

        day = default;
        var (afterYear, afterMonth) = (text.IndexOf('年'), text.IndexOf('月'));
        if (afterYear < 0 || !TryNumber(text[..afterYear], out var year) || year is < 1900 or > 2200) return false;
        var month = 12;
        if (afterMonth >= 0 && (!TryNumber(text[(afterYear + 1)..afterMonth], out month) || month is < 1 or > 12)) return false;

        day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return true;
    }

    /// <summary>Reads what <see cref="Day"/> matched; false for a day that is in no calendar.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        var (afterYear, afterMonth) = (text.IndexOf('年'), text.IndexOf('月'));
        if (afterYear < 0 || afterMonth < afterYear || !text.EndsWith("日", StringComparison.Ordinal)) return false;
        if (!TryNumber(text[..afterYear], out var year) || year is < 1900 or > 2200) return false;
        if (!TryNumber(text[(afterYear + 1)..afterMonth], out var month) || month is < 1 or > 12) return false;
        if (!TryNumber(text[(afterMonth + 1)..^1], out var date) || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;

        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>A number in Arabic or Chinese numerals.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        Span<char> typed = stackalloc char[9];
        if (text.Length > typed.Length) return false;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) return true;

        for (var i = 0; i < text.Length; i++)
        {
            typed[i] = text[i] is 'Ο' or 'О' or 'O' or '0' ? '〇' : text[i];
        }

        return ChineseNumeral.TryParse(typed[..text.Length], out value);
    }
}
