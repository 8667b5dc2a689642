using System.Text;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Guidance;

/// <summary>What of a question may be kept: nothing by which somebody could be found.</summary>
internal static class MaskedQuestion
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

        var masked = ExactTitle.Normalise(PersonalNumbers.Masked(sound, Mask));
        return masked.Any(sign => sign != Mask) ? masked.Replace(Mask, Shown) : null;
    }
}
