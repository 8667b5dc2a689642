using System.Globalization;
using System.Text;

namespace GovOpen.Search.Indexing;

/// <summary>Titles that differ only in punctuation, white space, width, capitals or the forms of characters are the same title.</summary>
internal static class ExactTitle
{
    public static string Normalise(string title)
    {
        var normalised = new StringBuilder(title.Length);
        foreach (var rune in TextFolding.Simplify(TextFolding.Sound(title).Normalize(NormalizationForm.FormKC)).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format) continue;
            normalised.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return normalised.ToString();
    }
}
