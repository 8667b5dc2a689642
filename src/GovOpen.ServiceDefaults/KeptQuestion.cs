using System.Text;
using System.Text.RegularExpressions;

namespace GovOpen.ServiceDefaults;

/// <summary>What of somebody's question may be kept: nothing by which they could be found.</summary>
public static partial class KeptQuestion
{
    /// <summary>Longer ones tell a story, and often whose.</summary>
    private const int Longest = 40;

    /// <summary>
    /// Width folded, and a sign instead of whatever may be a telephone, identity, bank or plate number or an address of mail; null where it is
    /// no question that others could ask.
    /// </summary>
    public static string? Of(string asked, char mask)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var question = asked.Normalize(NormalizationForm.FormKC).Trim();
        return question.Length is 0 or > Longest ? null : Number().Replace(Mail().Replace(question, $"{mask}"), $"{mask}");
    }

    /// <summary>Five digits and more, whatever stands between them; years and numbers of documents have fewer.</summary>
    [GeneratedRegex(@"[0-9](?:[\s\-–—·.]?[0-9]){4,}[xX]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
