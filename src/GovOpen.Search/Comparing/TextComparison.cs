using System.Text;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Comparing;

/// <summary>
/// Two texts article by article. Articles of one number are one article; what has no number (paragraphs) is the same where it reads the
/// same, and what is left between takes its place in order.
/// </summary>
internal static class TextComparison
{
    /// <summary>For one article: more than this, and it is another text.</summary>
    private const int MostEdits = 1_000;

    /// <summary>For all of them, so that no text keeps a processor for long; what comes after is given whole.</summary>
    private const int MostEditsInAll = 20_000;

    public static IReadOnlyList<ComparedArticle> Of(IReadOnlyList<Article> old, IReadOnlyList<Article> now, CancellationToken ct)
    {
        var before = Pair(old, now, ct);
        var paired = before.Where(place => place >= 0).ToHashSet();
        var left = MostEditsInAll;
        var compared = new List<ComparedArticle>();
        var next = 0;
        for (var i = 0; i < now.Count; i++)
        {
            if (before[i] >= 0)
            {
                for (; next < before[i]; next++) AddRemoved(next);
                compared.Add(Compare(old[before[i]], now[i], ref left, ct));
                next = Math.Max(next, before[i] + 1);
            }
            else
            {
                compared.Add(new() { Change = ArticleChange.Added, Label = now[i].Label, Anchor = now[i].Anchor, Level = now[i].Level, New = now[i].Text });
            }
        }

        for (; next < old.Count; next++) AddRemoved(next);
        return compared;

        void AddRemoved(int place)
        {
            var gone = old[place];
            if (!paired.Contains(place)) compared.Add(new() { Change = ArticleChange.Removed, Label = gone.Label, Anchor = gone.Anchor, Level = gone.Level, Old = gone.Text });
        }
    }

    /// <summary>For each article of the new text its place in the old one, or -1.</summary>
    private static int[] Pair(IReadOnlyList<Article> old, IReadOnlyList<Article> now, CancellationToken ct)
    {
        var numbered = old.Index().Where(article => article.Item.Label.Length > 0).ToDictionary(article => article.Item.Anchor, article => article.Index);
        var before = now.Select(article => article.Label.Length > 0 && numbered.TryGetValue(article.Anchor, out var place) ? place : -1).ToArray();

        var (olds, news) = (Unnumbered(old), Unnumbered(now));
        var gone = new Queue<int>();
        foreach (var stretch in Differences.Of([.. olds.Select(place => old[place].Text)], [.. news.Select(place => now[place].Text)], MostEdits, ct))
        {
            for (var i = 0; i < stretch.Length; i++)
            {
                if (stretch.Change == PieceChange.Same) before[news[stretch.New + i]] = olds[stretch.Old + i];
                else if (stretch.Change == PieceChange.Removed) gone.Enqueue(olds[stretch.Old + i]);
                else if (gone.TryDequeue(out var place)) before[news[stretch.New + i]] = place;
            }

            if (stretch.Change != PieceChange.Removed) gone.Clear();
        }

        return before;
    }

    private static int[] Unnumbered(IReadOnlyList<Article> articles) => [.. articles.Index().Where(article => article.Item.Label.Length == 0).Select(article => article.Index)];

    private static ComparedArticle Compare(Article old, Article now, ref int left, CancellationToken ct)
    {
        var oldLabel = old.Label == now.Label ? null : old.Label;
        if (old.Text == now.Text)
        {
            return new() { Change = oldLabel is null ? ArticleChange.Unchanged : ArticleChange.Changed, Label = now.Label, OldLabel = oldLabel, Anchor = now.Anchor, Level = now.Level, New = now.Text };
        }

        return new()
        {
            Change = ArticleChange.Changed,
            Label = now.Label,
            OldLabel = oldLabel,
            Anchor = now.Anchor,
            Level = now.Level,
            Old = old.Text,
            New = now.Text,
            Pieces = left > 0 ? PiecesOf(Words(old.Text), Words(now.Text), ref left, ct) : [.. Whole(PieceChange.Removed, old.Text), .. Whole(PieceChange.Added, now.Text)],
        };
    }

    private static IEnumerable<TextPiece> Whole(PieceChange change, string text) => text.Length == 0 ? [] : [new(change, text)];

    private static List<TextPiece> PiecesOf(List<string> old, List<string> now, ref int left, CancellationToken ct)
    {
        var pieces = new List<TextPiece>();
        foreach (var (change, from, to, length) in Differences.Of(old, now, Math.Min(MostEdits, left), ct))
        {
            pieces.Add(new(change, string.Concat(change == PieceChange.Added ? now.GetRange(to, length) : old.GetRange(from, length))));
            if (change != PieceChange.Same) left = Math.Max(0, left - length);
        }

        return pieces;
    }

    /// <summary>Chinese character by character; Latin words and numbers whole.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isOfWord = Rune.IsLetterOrDigit(rune) && rune.Value < 0x2E80; // before the first of the Chinese characters
            if (start >= 0 && !isOfWord) EndWord();
            if (isOfWord && start < 0) start = position;
            if (!isOfWord) words.Add(rune.ToString());
            position += rune.Utf16SequenceLength;
        }

        if (start >= 0) EndWord();
        return words;

        void EndWord()
        {
            words.Add(text[start..position]);
            start = -1;
        }
    }
}
