namespace GovOpen.Hotline.Digests;

/// <summary>What became of the concerns that were answered in a month, as everybody may know it.</summary>
/// <param name="Total">Of all.</param>
/// <param name="Classes">By the widest level of the class, the largest first.</param>
/// <param name="Divisions">By county, the largest first.</param>
internal sealed record DigestFigures(DigestLine Total, IReadOnlyList<DigestLine> Classes, IReadOnlyList<DigestLine> Divisions);

/// <summary>Closed is not resolved, and neither is satisfied: each has a rate of its own (川办发〔2023〕10号, item 9).</summary>
/// <param name="Name">Of whom; null: of all, or of those of which it is not known.</param>
/// <param name="Closed">办结; null: fewer than <see cref="SmallCells.Least"/>, or what such a number could be computed from.</param>
/// <param name="InTimeRate">按时办结率</param>
/// <param name="ResolvedRate">解决率, of those of which it was said; null: of too few.</param>
/// <param name="SatisfiedRate">满意率, of those who said so; null: of too few.</param>
internal sealed record DigestLine(string? Name, int? Closed, decimal? InTimeRate, decimal? ResolvedRate, decimal? SatisfiedRate)
{
    public static DigestLine Of(string? name, IReadOnlyCollection<DigestCount> counts, bool isHidden) => isHidden
        ? new(name, null, null, null, null)
        : new(
            name, counts.Sum(one => one.Closed), RateOf(counts.Sum(one => one.InTime), counts.Sum(one => one.Closed)),
            RateOf(counts.Sum(one => one.Resolved), counts.Sum(one => one.Resolved + one.NotResolved)), RateOf(counts.Sum(one => one.Satisfied), counts.Sum(one => one.Satisfied + one.Dissatisfied)));

    private static decimal? RateOf(int part, int whole) => whole < SmallCells.Least ? null : Math.Round((decimal)part / whole, 2);
}

/// <summary>What was counted; not for everybody.</summary>
/// <param name="Unit">Whose; null: the hotline answered at once.</param>
/// <param name="UnitDivision">Its division.</param>
/// <param name="Class">On the widest level; null: nobody said.</param>
/// <param name="Division">The county.</param>
internal sealed record DigestCount(string? Unit, string? UnitDivision, string? Class, string Division, int Closed, int InTime, int Resolved, int NotResolved, int Satisfied, int Dissatisfied);

/// <summary>A month as everybody may know it: of all, and of each unit. What is hidden of one is hidden so that no other tells it.</summary>
/// <param name="All">Of all together.</param>
/// <param name="Units">Of each; that without a unit is the hotline itself.</param>
internal sealed record MonthFigures(DigestFigures All, IReadOnlyList<(string? Unit, string? Division, DigestFigures Figures)> Units)
{
    public static MonthFigures Of(IReadOnlyList<DigestCount> counts)
    {
        var units = counts.Select(one => (one.Unit, one.UnitDivision)).Distinct().OrderBy(unit => unit.Unit, StringComparer.Ordinal).ThenBy(unit => unit.UnitDivision, StringComparer.Ordinal).ToList();
        var (classes, divisions) = (counts.Select(one => one.Class).Distinct().Order(StringComparer.Ordinal).ToList(), counts.Select(one => one.Division).Distinct().Order(StringComparer.Ordinal).ToList());
        var byUnit = counts.ToLookup(one => (one.Unit, one.UnitDivision));
        var (byClass, byDivision) = (TableOf(units.ConvertAll(unit => byUnit[unit]), one => one.Class, classes), TableOf(units.ConvertAll(unit => byUnit[unit]), one => one.Division, divisions));

        // Both tables have the sums of the units in common: what one hides of them, the other does not tell.
        HashSet<int> rows = [];
        bool[,] ofClasses, ofDivisions;
        int before;
        do
        {
            before = rows.Count;
            ofClasses = SmallCells.Hide(byClass, rows);
            rows.UnionWith(HiddenIn(ofClasses));
            ofDivisions = SmallCells.Hide(byDivision, rows);
            rows.UnionWith(HiddenIn(ofDivisions));
        }
        while (rows.Count > before);

        return new(FiguresOf(units.Count, counts), [.. units.Select((unit, row) => (unit.Unit, unit.UnitDivision, FiguresOf(row, [.. byUnit[unit]])))]);

        DigestFigures FiguresOf(int row, IReadOnlyCollection<DigestCount> own) => new(
            DigestLine.Of(null, own, rows.Contains(row)), LinesOf(classes, own, one => one.Class, ofClasses, row), LinesOf(divisions, own, one => one.Division, ofDivisions, row));
    }

    private static IReadOnlyList<DigestLine> LinesOf<TKey>(IReadOnlyList<TKey> names, IReadOnlyCollection<DigestCount> own, Func<DigestCount, TKey> key, bool[,] hidden, int row) =>
    [
        .. names.Select((name, column) => (Counts: own.Where(one => Equals(key(one), name)).ToList(), Line: (Name: name as string, IsHidden: hidden[row, column]))).Where(one => one.Counts.Count > 0)
            .OrderByDescending(one => one.Line.IsHidden ? 0 : one.Counts.Sum(count => count.Closed)).ThenBy(one => one.Line.Name, StringComparer.Ordinal).Select(one => DigestLine.Of(one.Line.Name, one.Counts, one.Line.IsHidden)),
    ];

    private static int[,] TableOf<TKey>(List<IEnumerable<DigestCount>> rows, Func<DigestCount, TKey> key, List<TKey> columns)
    {
        var table = new int[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var one in rows[row]) table[row, columns.IndexOf(key(one))] += one.Closed;
        }

        return table;
    }

    private static IEnumerable<int> HiddenIn(bool[,] hidden) => Enumerable.Range(0, hidden.GetLength(0)).Where(row => hidden[row, hidden.GetLength(1) - 1]);
}
