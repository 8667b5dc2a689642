namespace GovOpen.Contracts;

/// <summary>Chinese numerals up to 9,999: 二十三, 一百零八, and digit by digit: 二〇二三.</summary>
public static class ChineseNumeral
{
    /// <summary>Reads a whole text as a numeral.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 9) return false;

        return text.IndexOfAny('十', '百', '千') < 0 ? TryDigits(text, out value) : TryUnits(text, out value);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length > 4) return false;
        foreach (var c in text)
        {
            if (Digit(c) is not { } digit) return false;
            value = (value * 10) + digit;
        }

        return true;
    }

    private static bool TryUnits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        var digit = 0;
        var lastUnit = 10_000;
        foreach (var c in text)
        {
            if (Digit(c) is { } d)
            {
                if (digit != 0) return false;
                digit = d;
                continue;
            }

            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit == 0 || unit >= lastUnit) return false;
            value += (digit == 0 ? 1 : digit) * unit; // 十三 is 13
            (digit, lastUnit) = (0, unit);
        }

        value += digit;
        return true;
    }

    private static int? Digit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => null,
    };
}
