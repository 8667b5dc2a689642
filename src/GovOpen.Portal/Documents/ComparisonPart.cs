using System.Text;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Documents;

/// <summary>One page of what differs between two texts: a page stays under 100 kB, however much changed.</summary>
/// <param name="Rows">In the order of the new text.</param>
public sealed record ComparisonPart(IReadOnlyList<ComparedRow> Rows)
{
    // Bytes of text and its tags in a page; the rest of the 100 kB is for the frame.
    private const int Budget = 60_000;

    private const int LongestPiece = 8_000;

    private const int TagsOfRow = 160;

    private const int TagsOfPiece = 60;

    /// <summary>Cuts a comparison into parts; articles that did not change are told together.</summary>
    public static IReadOnlyList<ComparisonPart> Of(IReadOnlyList<ComparedArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var parts = new List<ComparisonPart>();
        var rows = new List<ComparedRow>();
        var size = 0;
        foreach (var row in Told(articles))
        {
            var next = Size(row);
            if (size + next > Budget && rows.Count > 0)
            {
                parts.Add(new(rows));
                (rows, size) = ([], 0);
            }

            rows.Add(row);
            size += next;
        }

        if (rows.Count > 0) parts.Add(new(rows));
        return parts;
    }

    private static IEnumerable<ComparedRow> Told(IReadOnlyList<ComparedArticle> articles)
    {
        var unchanged = new List<ComparedArticle>();
        foreach (var article in articles)
        {
            if (article.Change == ArticleChange.Unchanged)
            {
                unchanged.Add(article);
                continue;
            }

            if (unchanged.Count > 0) yield return Together(unchanged);
            unchanged.Clear();
            foreach (var row in RowsOf(article)) yield return row;
        }

        if (unchanged.Count > 0) yield return Together(unchanged);
    }

    private static ComparedRow Together(List<ComparedArticle> unchanged) =>
        new(ArticleChange.Unchanged, unchanged[0].Label, unchanged[^1].Label, "", 0, [], unchanged.Count, Continued: false);

    private static IEnumerable<ComparedRow> RowsOf(ComparedArticle article)
    {
        var row = new ComparedRow(article.Change, article.Label, article.OldLabel, article.Anchor, article.Level, [], 1, Continued: false);
        var (pieces, size) = (new List<Contracts.Search.V1.TextPiece>(), Size(row));
        foreach (var piece in PiecesOf(article).SelectMany(Cut))
        {
            var next = Size(piece);
            if (pieces.Count > 0 && size + next > Budget)
            {
                yield return row with { Pieces = pieces };
                row = row with { Continued = true };
                (pieces, size) = ([], Size(row));
            }

            pieces.Add(piece);
            size += next;
        }

        yield return row with { Pieces = pieces };
    }

    private static IEnumerable<Contracts.Search.V1.TextPiece> PiecesOf(ComparedArticle article) => article.Change switch
    {
        ArticleChange.Added => [new(PieceChange.Added, article.New ?? "")],
        ArticleChange.Removed => [new(PieceChange.Removed, article.Old ?? "")],
        _ => article.Pieces ?? [new(PieceChange.Removed, article.Old ?? ""), new(PieceChange.Added, article.New ?? "")],
    };

    private static IEnumerable<Contracts.Search.V1.TextPiece> Cut(Contracts.Search.V1.TextPiece piece) => piece.Text.Length <= LongestPiece
        ? [piece]
        : piece.Text.Chunk(LongestPiece).Select(text => piece with { Text = new(text) });

    private static int Size(ComparedRow row) => TagsOfRow + Encoding.UTF8.GetByteCount(row.Label) + row.Pieces.Sum(Size);

    private static int Size(Contracts.Search.V1.TextPiece piece) => TagsOfPiece + Encoding.UTF8.GetByteCount(piece.Text);
}

/// <param name="Change">What became of it.</param>
/// <param name="Label">Of the article; of several that did not change, of the first.</param>
/// <param name="OtherLabel">Its label before, where it was another one; of several that did not change, that of the last.</param>
/// <param name="Anchor">In the text that has it.</param>
/// <param name="Level">As <see cref="Contracts.Article.Level"/>.</param>
/// <param name="Pieces">Of both texts.</param>
/// <param name="Count">Of articles.</param>
/// <param name="Continued">Whether it began on the part before.</param>
public sealed record ComparedRow(
    ArticleChange Change, string Label, string? OtherLabel, string Anchor, int Level, IReadOnlyList<Contracts.Search.V1.TextPiece> Pieces, int Count, bool Continued);
