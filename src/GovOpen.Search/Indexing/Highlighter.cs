using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GovOpen.Search.Indexing;

/// <summary>Shows where a query matched.</summary>
internal static class Highlighter
{
    private const int PieceLength = 120;
    private const int Before = 15;
    private const string Gap = "…";

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// The title if it matched, then the piece of the passage with the most different matches, of about 120 characters. What
    /// matched stands between <c>&lt;em&gt;</c> and <c>&lt;/em&gt;</c>; all else is HTML-encoded, Chinese as it is.
    /// </summary>
    public static IReadOnlyList<string> Of(QueryTokens tokens, string title, Passage? passage)
    {
        var pieces = new List<string>();
        var inTitle = Matches(tokens, title);
        if (inTitle.Count > 0) pieces.Add(Mark(title, inTitle, 0, title.Length));
        if (passage is null) return pieces;

        var inPassage = Matches(tokens, passage.Text);
        if (inPassage.Count > 0) pieces.Add(Densest(passage.Text, inPassage));
        return pieces;
    }

    private static List<Token> Matches(QueryTokens tokens, string text)
    {
        var found = new List<Token>();
        new Tokenizer().Read(text, found);
        found.RemoveAll(token => !tokens.Match(token.Key));
        return found;
    }

    private static string Densest(string text, List<Token> matches)
    {
        var (start, end) = Around(text, Best(matches));
        var piece = Mark(text, matches, start, end);
        return $"{(start > 0 ? Gap : "")}{piece}{(end < text.Length ? Gap : "")}";
    }

    /// <summary>Where the most different terms, and of equals the most matches, stand within the length of a piece.</summary>
    private static (int Start, int End) Best(List<Token> matches)
    {
        var counts = new Dictionary<ulong, int>();
        var best = (Start: 0, End: 0);
        var (mostTerms, mostMatches, first) = (0, 0, 0);
        for (var last = 0; last < matches.Count; last++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, matches[last].Key, out _)++;
            for (; matches[last].End - matches[first].Start > PieceLength - Before && first < last; first++)
            {
                if (--CollectionsMarshal.GetValueRefOrAddDefault(counts, matches[first].Key, out _) == 0) counts.Remove(matches[first].Key);
            }

            var (terms, all) = (counts.Count, last - first + 1);
            if (terms < mostTerms || (terms == mostTerms && all <= mostMatches)) continue;
            (mostTerms, mostMatches, best) = (terms, all, (matches[first].Start, matches[last].End));
        }

        return best;
    }

    /// <summary>Widens to the length of a piece, from the start of a sentence if one is near.</summary>
    private static (int Start, int End) Around(string text, (int Start, int End) match)
    {
        var room = Math.Max(0, PieceLength - (match.End - match.Start));
        var earliest = Math.Max(0, match.Start - room);
        var sentence = match.Start == 0 ? -1 : text.LastIndexOfAny(['。', '；', '\n'], match.Start - 1, match.Start - earliest);
        var start = sentence >= 0 ? sentence + 1 : earliest == 0 ? 0 : match.Start - Math.Min(Before, room);
        var end = Math.Min(text.Length, Math.Max(match.End, start + PieceLength));
        if (end == text.Length && sentence < 0) start = Math.Min(start, Math.Max(0, end - PieceLength));
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return (start, end);
    }

    private static string Mark(string text, List<Token> matches, int start, int end)
    {
        var marked = new StringBuilder();
        var done = start;
        foreach (var (from, to) in Joined(matches))
        {
            if (to <= start || from >= end) continue;

            var (emStart, emEnd) = (Math.Max(from, start), Math.Min(to, end));
            marked.Append(_encoder.Encode(text[done..emStart])).Append("<em>").Append(_encoder.Encode(text[emStart..emEnd])).Append("</em>");
            done = emEnd;
        }

        return marked.Append(_encoder.Encode(text[done..end])).ToString();
    }

    /// <summary>Matches that touch are one.</summary>
    private static IEnumerable<(int From, int To)> Joined(List<Token> matches)
    {
        var (from, to) = (matches[0].Start, matches[0].End);
        foreach (var match in matches.OrderBy(match => match.Start).Skip(1))
        {
            if (match.Start <= to)
            {
                to = Math.Max(to, match.End);
                continue;
            }

            yield return (from, to);
            (from, to) = (match.Start, match.End);
        }

        yield return (from, to);
    }
}
