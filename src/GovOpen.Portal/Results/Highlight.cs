using System.Net;

namespace GovOpen.Portal.Results;

/// <summary>
/// A highlight of Search, taken apart: what stood between <c>&lt;em&gt;</c> and <c>&lt;/em&gt;</c> is marked, all else is text
/// and is encoded again by the page, whatever it holds.
/// </summary>
public static class Highlight
{
    private const string Open = "<em>";

    private const string Close = "</em>";

    public static IEnumerable<(string Text, bool IsMarked)> Pieces(string highlight)
    {
        var rest = highlight;
        while (rest.Length > 0)
        {
            var open = rest.IndexOf(Open, StringComparison.Ordinal);
            var close = open < 0 ? -1 : rest.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                yield return (Decode(rest), false);
                yield break;
            }

            if (open > 0) yield return (Decode(rest[..open]), false);
            yield return (Decode(rest[(open + Open.Length)..close]), true);
            rest = rest[(close + Close.Length)..];
        }
    }

    /// <summary>The highlight without its marks.</summary>
    public static string Plain(string highlight) => string.Concat(Pieces(highlight).Select(p => p.Text));

    private static string Decode(string encoded) => WebUtility.HtmlDecode(encoded);
}
