using System.Text.RegularExpressions;

namespace GovOpen.Search.Entries;

/// <summary>Which documents a text names, by the names that stand in 《》.</summary>
internal static partial class Citations
{
    /// <summary>The names in a text, each once, as <see cref="NameOf"/> makes them.</summary>
    public static IEnumerable<string> In(string text) =>
        Names().Matches(text).Select(match => NameOf(match.Groups["name"].Value)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// What a title has in common with the ways to name it: without the state's name before it, without what stands behind it in
    /// brackets (试行, 2023年修订) and without white space.
    /// </summary>
    public static string NameOf(string title)
    {
        var name = Behind().Replace(Spaces().Replace(title, ""), "").Trim('《', '》');
        return name.StartsWith(State, StringComparison.Ordinal) ? name[State.Length..] : name;
    }

    private const string State = "中华人民共和国";

    [GeneratedRegex("《(?<name>[^《》\\n]{2,100})》", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    [GeneratedRegex(@"\s", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("[（(〔\\[][^（(〔\\[]*[）)〕\\]]$", RegexOptions.NonBacktracking)]
    private static partial Regex Behind();
}
