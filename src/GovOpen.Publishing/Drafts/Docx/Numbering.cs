using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>
/// Word keeps the numbers of automatic lists out of the text: 第三条 is a paragraph, a list and a pattern. Here they are counted as Word
/// counts, paragraph by paragraph in their order.
/// </summary>
internal sealed partial class Numbering(NumberingDefinitionsPart? part, Action<string> warn)
{
    private const int Levels = 9;

    private readonly Dictionary<int, NumberingInstance> _lists = ById(part?.Numbering?.Elements<NumberingInstance>(), list => list.NumberID?.Value);
    private readonly Dictionary<int, AbstractNum> _patterns = ById(part?.Numbering?.Elements<AbstractNum>(), pattern => pattern.AbstractNumberId?.Value);
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<int> _begun = [];

    /// <summary>What stands before the paragraph, space behind it included; empty for none.</summary>
    public string Next(int listId, int level)
    {
        if (level is < 0 or >= Levels || !_lists.TryGetValue(listId, out var list) || list.AbstractNumId?.Val?.Value is not { } patternId || !_patterns.ContainsKey(patternId)) return "";

        // Lists of one pattern go on counting, unless one starts anew.
        if (!_counters.TryGetValue(patternId, out var counters)) _counters[patternId] = counters = new int?[Levels];
        if (_begun.Add(listId))
        {
            foreach (var anew in list.Elements<LevelOverride>().Where(one => one.StartOverrideNumberingValue?.Val is not null && one.LevelIndex?.Value is >= 0 and < Levels)) counters[anew.LevelIndex!.Value] = null;
        }

        counters[level] = counters[level] + 1 ?? StartOf(list, patternId, level);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            if (StartsAnewAfter(list, patternId, deeper, level)) counters[deeper] = null;
        }

        if (LevelOf(list, patternId, level) is not { } shown) return "";
        var label = Place().Replace(shown.LevelText?.Val?.Value ?? "", place => Write(list, patternId, counters, place.Groups["level"].Value[0] - '1'));
        return shown.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet || label.Length == 0 ? "" : label + SpaceBehind(label);
    }

    private string Write(NumberingInstance list, int patternId, int?[] counters, int level)
    {
        var number = counters[level] ?? StartOf(list, patternId, level);
        var format = LevelOf(list, patternId, level)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        if (ListNumber.Write(number, format) is { } written) return written;
        warn($"The automatic numbering “{format}” is not known here; its numbers were written as decimals.");
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private Level? LevelOf(NumberingInstance list, int patternId, int level) =>
        list.Elements<LevelOverride>().FirstOrDefault(one => one.LevelIndex?.Value == level)?.Level
        ?? _patterns[patternId].Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == level);

    /// <summary>Articles go on counting from chapter to chapter where their level says so.</summary>
    private bool StartsAnewAfter(NumberingInstance list, int patternId, int level, int above) =>
        LevelOf(list, patternId, level)?.LevelRestart?.Val?.Value is not { } restart || (restart != 0 && above < restart);

    private int StartOf(NumberingInstance list, int patternId, int level) =>
        list.Elements<LevelOverride>().FirstOrDefault(one => one.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value
        ?? LevelOf(list, patternId, level)?.StartNumberingValue?.Val?.Value ?? 1;

    /// <summary>An article is told from a mention by the space behind its label.</summary>
    private static string SpaceBehind(string label) => label[^1] is '、' or '）' or ')' or '．' ? "" : "　";

    private static Dictionary<int, T> ById<T>(IEnumerable<T>? elements, Func<T, int?> id) =>
        (elements ?? []).Where(element => id(element) is not null).GroupBy(element => id(element)!.Value).ToDictionary(group => group.Key, group => group.First());

    [GeneratedRegex("%(?<level>[1-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
