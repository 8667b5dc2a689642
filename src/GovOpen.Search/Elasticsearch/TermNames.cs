using System.Globalization;
using System.Text;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Elasticsearch;

/// <summary>
/// Texts as Elasticsearch gets them: as our own terms, with spaces between. A stock server then needs no analyzer but the one that
/// splits at spaces, and finds by the same terms as the embedded index.
/// </summary>
internal static class TermNames
{
    /// <summary>Stands before the first sign of <see cref="Signs"/>; longer than any sign.</summary>
    public const string Start = "[start]";

    /// <summary>A term as one word.</summary>
    public static string Of(ulong term) => TermKey.TextOf(term) ?? string.Create(CultureInfo.InvariantCulture, $"#{term:x}");

    /// <summary>The signs of a normalised name, so that a piece of it is a phrase.</summary>
    public static string Signs(string normalised) => string.Join(' ', normalised.EnumerateRunes());

    /// <summary>What a passage is found by: its title, label and text, as characters and as pairs, each as often as it stands there.</summary>
    public static (string Characters, string Pairs) OfUnit(UnitTerms unit)
    {
        var (characters, pairs) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < unit.Keys.Length; i++)
        {
            var name = Of(unit.Keys[i]);
            for (var time = 0; time < unit.Counts[i]; time++)
            {
                if (TermKey.InCharacters(unit.Keys[i])) characters.Append(name).Append(' ');
                if (TermKey.InPairs(unit.Keys[i])) pairs.Append(name).Append(' ');
            }
        }

        return (characters.ToString(), pairs.ToString());
    }
}
