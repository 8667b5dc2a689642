using System.Text;

namespace GovOpen.Publishing.Drafts.Rules;

/// <summary>区分处理 (政府信息公开条例第三十七条): what may be public is, and where something was struck out one sees that it was.</summary>
internal static class Redaction
{
    /// <summary>What stands in the place of every passage that was struck out; as long for a word as for a page.</summary>
    public const string Mark = "〔依法不予公开〕";

    /// <summary>The public text; the passages that do not occur come back beside it, and then nothing was struck out.</summary>
    public static (string Text, IReadOnlyList<string> Missing) Apply(string text, IReadOnlyList<string> passages)
    {
        // All are found in the text as it was, so that what overlaps goes whole and no mark is taken for text.
        var struck = new bool[text.Length];
        var missing = new List<string>();
        foreach (var passage in passages)
        {
            var at = text.IndexOf(passage, StringComparison.Ordinal);
            if (at < 0) missing.Add(passage);
            for (; at >= 0; at = text.IndexOf(passage, at + 1, StringComparison.Ordinal)) struck.AsSpan(at, passage.Length).Fill(true);
        }

        if (missing.Count > 0) return (text, missing);
        var open = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!struck[i]) open.Append(text[i]);
            else if (i == 0 || !struck[i - 1]) open.Append(Mark);
        }

        return (open.ToString(), []);
    }
}
