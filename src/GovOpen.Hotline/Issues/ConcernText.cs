using System.Text;

namespace GovOpen.Hotline.Issues;

/// <summary>What a concern says, as far as it is held against others: which runs of two to four characters it has. In memory alone; it goes with its case.</summary>
internal sealed class ConcernText
{
    /// <summary>Into how many places runs fall: two that share one are taken for the same, which is rare enough.</summary>
    public const int Places = 1 << 22;

    /// <summary>What it is about is said in the beginning.</summary>
    private const int MostCharacters = 600;

    private ConcernText(Guid id, string division, DateTimeOffset receivedAt, string text, int[] runs) => (Id, Division, ReceivedAt, Text, Runs) = (id, division, receivedAt, text, runs);

    /// <summary>Of its order.</summary>
    public Guid Id { get; }

    public string Division { get; }

    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Its letters and digits, everything else a blank.</summary>
    public string Text { get; }

    /// <summary>Where its runs fall, in their order, each once.</summary>
    public int[] Runs { get; }

    public static ConcernText Of(Guid id, string division, DateTimeOffset receivedAt, string text)
    {
        var folded = string.Create(Math.Min(text.Length, MostCharacters), text, (into, from) =>
        {
            for (var i = 0; i < into.Length; i++) into[i] = char.IsLetterOrDigit(from[i]) ? char.ToLowerInvariant(from[i]) : ' ';
        }).Normalize(NormalizationForm.FormKC);
        var runs = new HashSet<int>();
        for (var i = 0; i < folded.Length; i++)
        {
            var place = 0u;
            for (var length = 1; length <= 4 && i + length <= folded.Length && folded[i + length - 1] != ' '; length++)
            {
                place = (place ^ folded[i + length - 1]) * 0x9E3779B1;
                if (length > 1) runs.Add((int)(place >> 10));
            }
        }

        return new(id, division, receivedAt, folded, [.. runs.Order()]);
    }
}
