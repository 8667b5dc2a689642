using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>A number as Word's automatic numbering writes it.</summary>
internal static class ListNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Null: a format that is not known here.</summary>
    public static string? Write(int number, NumberFormatValues format) => format switch
    {
        NumberFormatValues.Decimal or NumberFormatValues.DecimalHalfWidth => number.ToString(CultureInfo.InvariantCulture),
        NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.DecimalFullWidth or NumberFormatValues.DecimalFullWidth2 => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit - '0' + '０'))),
        NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.TaiwaneseCounting
            or NumberFormatValues.TaiwaneseCountingThousand or NumberFormatValues.JapaneseCounting => Counting(number),
        NumberFormatValues.IdeographDigital or NumberFormatValues.TaiwaneseDigital or NumberFormatValues.JapaneseDigitalTenThousand =>
            string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0'])),
        NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        NumberFormatValues.LowerLetter when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
        NumberFormatValues.UpperLetter when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
        NumberFormatValues.None or NumberFormatValues.Bullet => "",
        _ => null,
    };

    /// <summary>十一, 一百零一: as people count, up to 9,999.</summary>
    private static string Counting(int number)
    {
        if (number is < 1 or > 9_999) return number.ToString(CultureInfo.InvariantCulture);

        var written = new StringBuilder();
        var gap = false;
        foreach (var (unit, name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                gap = written.Length > 0;
                continue;
            }

            if (gap) written.Append('零');
            // 十一, but 一百一十一.
            if (unit != 10 || digit > 1 || written.Length > 0) written.Append(Digits[digit]);
            written.Append(name);
            gap = false;
        }

        return written.ToString();
    }
}
