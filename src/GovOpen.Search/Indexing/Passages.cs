using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>A text in the pieces that are ranked.</summary>
internal static class Passages
{
    /// <summary>The pieces that are indexed: articles and sections, the long ones cut, unlabelled paragraphs joined.</summary>
    public static IReadOnlyList<Passage> Of(string text)
    {
        var passages = new List<Passage>();
        foreach (var article in Articles.Split(text))
        {
            if (article.Text.Length == 0 && article.Level > 0) continue;

            var joined = passages.Count > 0 ? passages[^1].Text.Length + 1 + article.Text.Length : int.MaxValue;
            if (article.Label.Length == 0 && joined <= PassageSize && passages[^1] is { Label: "", Text: var before } && (before.Length < TinyPassage || article.Text.Length < TinyPassage))
            {
                passages[^1] = new("", $"{before}\n{article.Text}");
                continue;
            }

            foreach (var piece in Cut(article.Text)) passages.Add(new(article.Label, piece));
        }

        return passages;
    }

    private const int PassageSize = 600;
    private const int TinyPassage = 150;

    /// <summary>At paragraph ends; a paragraph that is too long at the ends of sentences, and anywhere if it has none.</summary>
    private static IEnumerable<string> Cut(string text)
    {
        while (text.Length > PassageSize)
        {
            var window = text[..PassageSize];
            var end = window.LastIndexOf('\n');
            if (end <= 0) end = window.LastIndexOfAny(['。', '；', ';', '！', '？']) + 1;
            if (end <= 0) end = char.IsHighSurrogate(window[^1]) ? PassageSize - 1 : PassageSize;
            yield return text[..end].Trim();
            text = text[end..].TrimStart();
        }

        if (text.Length > 0) yield return text;
    }
}
