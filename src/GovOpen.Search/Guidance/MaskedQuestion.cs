using System.Text;
using System.Text.RegularExpressions;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Guidance;

/// <summary>What of a question may be kept: nothing by which somebody could be found.</summary>
internal static partial class MaskedQuestion
{
    private const char Mask = '■'; // no punctuation, which goes
    private const char Shown = '＊';
    private const int Longest = 40;

    /// <summary>
    /// The question as it is counted: without punctuation, width and capitals; what may be a telephone, identity, bank or plate number or
    /// an address of mail is masked. Null for what is no question that others could ask: longer texts tell a story, and often whose.
    /// </summary>
    public static string? Of(string text)
    {
        var sound = TextFolding.Sound(text).Normalize(NormalizationForm.FormKC).Trim();
        if (sound.Length > Longest) return null;

        var masked = ExactTitle.Normalise(Number().Replace(Mail().Replace(sound, $"{Mask}"), $"{Mask}"));
        return masked.Any(sign => sign != Mask) ? masked.Replace(Mask, Shown) : null;
    }

    /// <summary>Five digits and more, whatever stands between them; years and numbers of documents have fewer.</summary>
    [GeneratedRegex(@"[0-9](?:[\s\-–—·.]?[0-9]){4,}[xX]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
