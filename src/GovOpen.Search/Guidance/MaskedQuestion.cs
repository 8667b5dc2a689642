using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Guidance;

/// <summary>A question as it is counted.</summary>
internal static class MaskedQuestion
{
    private const char Mask = '■'; // no punctuation, which goes
    private const char Shown = '＊';

    /// <summary>What may be kept of it, without punctuation, width and capitals; null for what is no question that others could ask.</summary>
    public static string? Of(string text)
    {
        if (KeptQuestion.Of(TextFolding.Sound(text), Mask) is not { } kept) return null;

        var masked = ExactTitle.Normalise(kept);
        return masked.Any(sign => sign != Mask) ? masked.Replace(Mask, Shown) : null;
    }
}
