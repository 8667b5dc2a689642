using System.Collections.Frozen;

namespace GovOpen.Contracts.Access;

/// <summary>The province, its prefectures and counties by their names (GB/T 2260).</summary>
public static class Divisions
{
    private static readonly IReadOnlyList<(string Code, string Name)> _all =
        [.. DataFile.Lines(typeof(Divisions), "divisions.tsv").Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1]))];

    private static readonly FrozenDictionary<string, string> _names = _all.ToFrozenDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal);

    /// <summary>The province, then each prefecture followed by its counties.</summary>
    public static IReadOnlyList<(string Code, string Name)> All => _all;

    /// <summary>What people call it: 成都市锦江区; of a township or village, the county; the code itself where it is none of these.</summary>
    public static string NameOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var county = code.Length > 6 ? code[..6] : code;
        if (!_names.TryGetValue(county, out var name)) return code;
        return DivisionCode.LevelOf(county) == DivisionLevel.County && _names.TryGetValue(county[..4] + "00", out var prefecture) ? prefecture + name : name;
    }
}
