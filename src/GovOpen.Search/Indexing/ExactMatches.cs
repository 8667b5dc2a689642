using System.Runtime.InteropServices;
using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>Finds the documents whose number or whole title was typed, and those that staff put first. They match whatever else stands in them, and come first.</summary>
internal static class ExactMatches
{
    /// <summary>Added for a title typed in whole. No sum of impacts comes near it.</summary>
    public const double TitleBonus = 10;

    /// <summary>Added for a document number.</summary>
    public const double NumberBonus = 100;

    /// <summary>Added for the last of the best bets; for the one before it twice, and so on.</summary>
    public const double BestBetBonus = 1000;

    public static List<ForcedDocument>[] None(IndexView view) => Array.ConvertAll(view.Segments, _ => new List<ForcedDocument>());

    /// <summary>By segment, ascending.</summary>
    public static List<ForcedDocument>[] Of(string text, IReadOnlyList<Guid> bestBets, IndexView view)
    {
        var titled = Titled(ExactTitle.Normalise(text), view);
        var numbered = Numbered(text, view);
        var bets = Placed(bestBets, view);
        var forced = None(view);
        foreach (var found in titled.Union(numbered).Union(bets.Keys).Order())
        {
            forced[found.Segment].Add(new(found.Document, titled.Contains(found) ? TitleBonus : 0, numbered.Contains(found) ? NumberBonus : 0, bets.GetValueOrDefault(found)));
        }

        return forced;
    }

    private static Dictionary<(int Segment, int Document), double> Placed(IReadOnlyList<Guid> bestBets, IndexView view)
    {
        var placed = new Dictionary<(int, int), double>();
        for (var i = 0; i < bestBets.Count; i++)
        {
            for (var s = 0; s < view.Segments.Length; s++)
            {
                if (view.Segments[s].Find(bestBets[i]) is >= 0 and var document) placed.TryAdd((s, document), BestBetBonus * (bestBets.Count - i));
            }
        }

        return placed;
    }

    private static HashSet<(int Segment, int Document)> Titled(string title, IndexView view) =>
        title.Length == 0 ? [] : [.. Living(TermKey.Title(title), entry => ExactTitle.Normalise(entry.Title) == title, view)];

    private static HashSet<(int Segment, int Document)> Numbered(string text, IndexView view)
    {
        var found = Bearing(DocumentNumber.KeyOf(text), view).ToHashSet();
        foreach (var readings in DocumentNumber.FindIn(text))
        {
            if (readings.Select(number => Bearing(number.ToString(), view)).FirstOrDefault(bearing => bearing.Count > 0) is { } meant) found.UnionWith(meant);
        }

        return found;
    }

    private static List<(int Segment, int Document)> Bearing(string number, IndexView view) =>
        Living(TermKey.Number(number), entry => entry.NumberKey == number, view);

    private static List<(int Segment, int Document)> Living(ulong key, Func<IndexedEntry, bool> isMeant, IndexView view)
    {
        var found = new List<(int, int)>();
        for (var s = 0; s < view.Segments.Length; s++)
        {
            var (segment, deletions) = view.Segments[s];
            if (segment.Postings.Terms.Find(key) is not (>= 0 and var term)) continue;

            var cursor = new PostingsCursor(segment.Postings, term, new int[PostingsCursor.BufferSize], 0);
            do
            {
                foreach (var unit in cursor.Units)
                {
                    var document = segment.DocumentOf[unit];
                    if (!deletions.Contains(document) && isMeant(segment.Entries[document])) found.Add((s, document));
                }
            }
            while (cursor.NextPiece());
        }

        return found;
    }
}

/// <param name="Document">In its segment.</param>
/// <param name="ForTitle">Added to its score because its whole title was typed.</param>
/// <param name="ForNumber">Because its number was typed.</param>
/// <param name="ForBestBet">Because staff put it first.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForcedDocument(int Document, double ForTitle, double ForNumber, double ForBestBet)
{
    /// <summary>Whether its title or number was typed.</summary>
    public bool IsExact => ForTitle + ForNumber > 0;

    public double Bonus => ForTitle + ForNumber + ForBestBet;
}
