using GovOpen.Contracts.Access;
using GovOpen.Hotline.Classes;

namespace GovOpen.Hotline.Matters;

/// <summary>
/// 事项清单: what one unit deals with, and so who gets what (county centre, township platform, village grid: each has a list of its own). What stands in
/// no list anybody may be given.
/// </summary>
internal sealed class MatterList
{
    /// <summary>As Identity has it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Its full name.</summary>
    public required string Unit { get; set; }

    /// <summary>Where it deals with them: there, and below, but for what a nearer unit has.</summary>
    public required string Division { get; set; }

    /// <summary>诉求分类 on any level; what is below one belongs to it.</summary>
    public string[] Classes { get; private set; } = [];

    /// <summary>Counts how often it was set.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    public void Set(IEnumerable<string> classes) => (Classes, Version) = ([.. classes.Distinct(StringComparer.Ordinal)], Version + 1);

    /// <summary>How narrowly a concern stands in it: 1 for the widest level of classes; 0: not at all.</summary>
    public int Has(string name, string division) =>
        DivisionCode.Covers(Division, division) ? ConcernClasses.Above(name).Index().Where(level => Classes.Contains(level.Item, StringComparer.Ordinal)).Select(level => level.Index + 1).LastOrDefault() : 0;

    /// <summary>Whose matter a concern is: of the units that have it most narrowly the nearest; several, where the lists do not say which.</summary>
    public static IReadOnlyList<MatterList> For(IEnumerable<MatterList> lists, string name, string division)
    {
        var having = lists.Select(list => (List: list, Level: list.Has(name, division))).Where(one => one.Level > 0).ToList();
        if (having.Count == 0) return [];
        var (level, near) = having.Select(one => (one.Level, Near: DivisionCode.LevelOf(one.List.Division))).Max();
        return [.. having.Where(one => one.Level == level && DivisionCode.LevelOf(one.List.Division) == near).Select(one => one.List).OrderBy(list => list.Unit, StringComparer.Ordinal)];
    }
}
