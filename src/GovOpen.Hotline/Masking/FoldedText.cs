namespace GovOpen.Hotline.Masking;

/// <summary>A text without its disguises, place for place, so that what is found in it is found in the original.</summary>
internal sealed class FoldedText
{
    private const string Numerals = "零一二三四五六七八九";

    private FoldedText(string text, string digits) => (Text, Digits) = (text, digits);

    /// <summary>Wide characters narrow, Latin letters large.</summary>
    public string Text { get; }

    /// <summary>The same, numerals in a row as digits too, a blank or a point between two digits as a dash, and an O among digits as a nought.</summary>
    public string Digits { get; }

    public static FoldedText Of(string text)
    {
        var folded = string.Create(text.Length, text, (into, from) =>
        {
            for (var i = 0; i < into.Length; i++) into[i] = Fold(from[i]);
        });
        return new(folded, string.Create(folded.Length, folded, (into, from) =>
        {
            // A numeral alone is a word: 028-86660000一直占线.
            for (var i = 0; i < into.Length; i++) into[i] = IsNumeral(from, i) && !IsNumeral(from, i - 1) && !IsNumeral(from, i + 1) && !IsSpaced(from, i) ? from[i] : DigitOf(from[i]);
            for (var i = 0; i < into.Length; i++) if (into[i] is 'O' && (IsDigit(into, i - 1) || IsDigit(into, i + 1))) into[i] = '0';
            for (var i = 1; i + 1 < into.Length; i++) if (into[i] is ' ' or '.' or '·' or '—' && IsDigit(into, i - 1) && (IsDigit(into, i + 1) || into[i + 1] == 'X')) into[i] = '-';
        }));
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToUpperInvariant((char)(c - 0xFEE0)),
        '\u3000' or '\u00A0' or '\t' => ' ',
        _ => char.ToUpperInvariant(c),
    };

    private static char DigitOf(char c) => c switch
    {
        '幺' => '1',
        '〇' or '○' => '0',
        _ when Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit => (char)('0' + digit),
        _ => c,
    };

    private static bool IsNumeral(string text, int at) => at >= 0 && at < text.Length && DigitOf(text[at]) != text[at];

    /// <summary>一 三 八: each for itself.</summary>
    private static bool IsSpaced(string text, int at) => at + 1 < text.Length && at > 0 && ((text[at + 1] is ' ' or '-' && IsNumeral(text, at + 2)) || (text[at - 1] is ' ' or '-' && IsNumeral(text, at - 2)));

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
