using System.Text;
using GovOpen.Contracts;

namespace GovOpen.Portal.Documents;

/// <summary>
/// One page of a long text. A page stays under 100 kB, so a code of a thousand articles is shown in parts; most
/// documents have one part.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Pieces">In order.</param>
public sealed record TextPart(int Number, IReadOnlyList<TextPiece> Pieces)
{
    // Bytes of text and its tags in a page; the rest of the 100 kB is for the frame, the facts and the contents.
    private const int Budget = 48_000;

    private const int TagsOfPiece = 160;

    private const int TagsOfParagraph = 10;

    /// <summary>The labels of its first and last article; empty where the text is not divided into any.</summary>
    public (string First, string Last) Span
    {
        get
        {
            var labels = Pieces.Where(p => p.Article is { Level: 0, Label.Length: > 0 }).Select(p => p.Article.Label).ToList();
            return labels.Count == 0 ? ("", "") : (labels[0], labels[^1]);
        }
    }

    public bool Holds(string anchor) => Pieces.Any(p => !p.Continued && p.Article.Anchor == anchor);

    /// <summary>Cuts a text into parts: between articles where it can, between paragraphs where an article is longer than a part.</summary>
    public static IReadOnlyList<TextPart> Of(IReadOnlyList<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var parts = new List<TextPart>();
        var pieces = new List<TextPiece>();
        var size = 0;

        foreach (var piece in articles.SelectMany(PiecesOf))
        {
            var next = Size(piece);
            if (size + next > Budget && pieces.Count > 0)
            {
                // A heading stays with what it heads.
                var end = pieces.FindLastIndex(p => p.Article.Level == 0) + 1;
                if (end == 0) end = pieces.Count;
                var headings = pieces.GetRange(end, pieces.Count - end);
                parts.Add(new(parts.Count + 1, pieces.GetRange(0, end)));
                pieces = headings;
                size = headings.Sum(Size);
            }

            pieces.Add(piece);
            size += next;
        }

        if (pieces.Count > 0) parts.Add(new(parts.Count + 1, pieces));
        return parts;
    }

    private static IEnumerable<TextPiece> PiecesOf(Article article)
    {
        var piece = new TextPiece(article, [], Continued: false);
        var (paragraphs, size) = (new List<string>(), Size(piece));
        foreach (var paragraph in article.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var next = Size(paragraph);
            if (paragraphs.Count > 0 && size + next > Budget)
            {
                yield return piece with { Paragraphs = paragraphs };
                piece = piece with { Continued = true };
                (paragraphs, size) = ([], Size(piece));
            }

            paragraphs.Add(paragraph);
            size += next;
        }

        yield return piece with { Paragraphs = paragraphs };
    }

    private static int Size(TextPiece piece) => TagsOfPiece + Encoding.UTF8.GetByteCount(piece.Article.Label) + piece.Paragraphs.Sum(Size);

    private static int Size(string paragraph) => TagsOfParagraph + Encoding.UTF8.GetByteCount(paragraph);
}

/// <param name="Article">The article, or the heading.</param>
/// <param name="Paragraphs">Its paragraphs, or some of them where it is too long for one part.</param>
/// <param name="Continued">Whether it began earlier.</param>
public sealed record TextPiece(Article Article, IReadOnlyList<string> Paragraphs, bool Continued)
{
    /// <summary>The label as it stands before the text. That of a section can be its first words (一、加大扶持…): they are not said twice.</summary>
    public string Label
    {
        get
        {
            var end = Article.Label.IndexOf('、', StringComparison.Ordinal) + 1;
            return end > 0 && Article.Text.StartsWith(Article.Label[end..], StringComparison.Ordinal) ? Article.Label[..end] : Article.Label;
        }
    }
}
