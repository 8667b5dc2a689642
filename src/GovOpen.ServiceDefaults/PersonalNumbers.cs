using System.Text.RegularExpressions;

namespace GovOpen.ServiceDefaults;

/// <summary>What may be a telephone, identity, bank or plate number or an address of mail: nothing of it may stand where questions are kept.</summary>
public static partial class PersonalNumbers
{
    /// <summary>The text with a sign instead of each. Width must have been folded before.</summary>
    public static string Masked(string text, char mask)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Number().Replace(Mail().Replace(text, $"{mask}"), $"{mask}");
    }

    /// <summary>Five digits and more, whatever stands between them; years and numbers of documents have fewer.</summary>
    [GeneratedRegex(@"[0-9](?:[\s\-–—·.]?[0-9]){4,}[xX]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();
}
