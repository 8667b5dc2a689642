using System.Text;

namespace GovOpen.Benchmarks.Postgres;

/// <summary>
/// What PostgreSQL is given of a text, because its own parser takes a Chinese sentence for one word: every pair of neighbouring
/// Han characters (one that stands alone, as it is) and every run of letters and digits, in lower case.
/// </summary>
internal static class Pairs
{
    /// <summary>Separated by spaces, in the order of the text.</summary>
    public static void Append(string text, StringBuilder into)
    {
        foreach (var (start, end) in Runs(text))
        {
            if (!IsHan(text[start]) || end - start == 1)
            {
                into.Append(text.AsSpan(start, end - start)).Append(' ');
                continue;
            }

            for (var i = start; i < end - 1; i++) into.Append(text.AsSpan(i, 2)).Append(' ');
        }
    }

    /// <summary>Each once, as a tsquery that any of them, or all, must fit.</summary>
    public static string ToQuery(string text, char combined)
    {
        var pairs = new StringBuilder();
        Append(text, pairs);
        var distinct = pairs.ToString().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();
        return string.Join($" {combined} ", distinct.Select(pair => $"'{pair}'"));
    }

    private static IEnumerable<(int Start, int End)> Runs(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsHan(text[i])) while (i < text.Length && IsHan(text[i])) i++;
            else while (i < text.Length && char.IsAsciiLetterOrDigit(text[i])) i++;

            if (i > start) yield return (start, i);
            else i++;
        }
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
