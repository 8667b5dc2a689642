namespace GovOpen.Hotline.Digests;

/// <summary>
/// 小单元格抑制: a count of a few people tells neighbours who they are, so that it is not published, and neither is what it could be computed from. A table
/// with its sums is a graph of rows and columns with a number for each edge; a hidden number can be computed if and only if no circle of hidden numbers
/// goes through it (Gusfield, A graph theoretic approach to statistical data security, 1988). What closes the circle at the least loss is hidden too.
/// </summary>
internal static class SmallCells
{
    /// <summary>The smallest count that is published, but none at all.</summary>
    public const int Least = 5;

    /// <param name="counts">By row and column, without sums.</param>
    /// <param name="rows">Of which rows the sum is hidden already; the number of rows: the sum of all.</param>
    /// <returns>Which are hidden, with the sums of columns in a last row and those of rows in a last column.</returns>
    public static bool[,] Hide(int[,] counts, IReadOnlySet<int> rows)
    {
        var table = new Table(counts);
        for (var i = 0; i <= table.Height; i++)
        {
            for (var j = 0; j <= table.Width; j++)
            {
                if (table.All[i, j] is > 0 and < Least || (j == table.Width && table.All[i, j] > 0 && rows.Contains(i))) table.HideWithItsCircle(i, j);
            }
        }

        while (table.FewestTogether() is var (i, j)) table.HideWithItsCircle(i, j);
        return table.Hidden;
    }

    private sealed class Table
    {
        public Table(int[,] counts)
        {
            (Height, Width) = (counts.GetLength(0), counts.GetLength(1));
            (All, Hidden) = (new int[Height + 1, Width + 1], new bool[Height + 1, Width + 1]);
            for (var i = 0; i < Height; i++)
            {
                for (var j = 0; j < Width; j++)
                {
                    All[i, j] = counts[i, j];
                    All[i, Width] += counts[i, j];
                    All[Height, j] += counts[i, j];
                    All[Height, Width] += counts[i, j];
                }
            }
        }

        public int Height { get; }

        public int Width { get; }

        /// <summary>With the sums.</summary>
        public int[,] All { get; }

        public bool[,] Hidden { get; }

        /// <summary>Hides one, and the others of the circle through it that costs least: what is hidden already costs nothing, the rest as much as it counts. There is always one, over the sums.</summary>
        public void HideWithItsCircle(int i, int j)
        {
            Hidden[i, j] = true;
            var (from, to) = (i, Height + 1 + j); // rows come first, then columns
            var costs = Enumerable.Repeat(long.MaxValue, Height + Width + 2).ToArray();
            var before = new int[costs.Length];
            var next = new PriorityQueue<int, long>();
            costs[from] = 0;
            next.Enqueue(from, 0);
            while (next.TryDequeue(out var at, out var cost) && at != to)
            {
                if (cost > costs[at]) continue;
                foreach (var other in at <= Height ? Enumerable.Range(Height + 1, Width + 1) : Enumerable.Range(0, Height + 1))
                {
                    var (row, column) = EdgeOf(at, other);
                    if (All[row, column] == 0 || (row, column) == (i, j)) continue;
                    var through = cost + (Hidden[row, column] ? 0 : All[row, column]);
                    if (through >= costs[other]) continue;
                    (costs[other], before[other]) = (through, at);
                    next.Enqueue(other, through);
                }
            }

            for (var at = to; at != from; at = before[at])
            {
                var (row, column) = EdgeOf(at, before[at]);
                Hidden[row, column] = true;
            }
        }

        /// <summary>The smallest that is still told beside hidden ones which together, by a sum that is told, are few; null: there is none.</summary>
        public (int I, int J)? FewestTogether() =>
            Enumerable.Range(0, Height + 1).Select(i => Enumerable.Range(0, Width + 1).Select(j => (I: i, J: j)))
                .Concat(Enumerable.Range(0, Width + 1).Select(j => Enumerable.Range(0, Height + 1).Select(i => (I: i, J: j))))
                .Select(FewestOf).FirstOrDefault(found => found is not null);

        /// <param name="sum">Numbers, of which the last is the sum of the others.</param>
        private (int I, int J)? FewestOf(IEnumerable<(int I, int J)> sum)
        {
            var parts = sum.Where(cell => All[cell.I, cell.J] > 0).ToList();
            if (parts.Count == 0 || Hidden[parts[^1].I, parts[^1].J]) return null;
            if (parts.Where(cell => Hidden[cell.I, cell.J]).Sum(cell => All[cell.I, cell.J]) is 0 or >= Least) return null;
            return parts.Take(parts.Count - 1).Where(cell => !Hidden[cell.I, cell.J]).OrderBy(cell => All[cell.I, cell.J]).Append(parts[^1]).First();
        }

        private (int Row, int Column) EdgeOf(int one, int other) => one <= Height ? (one, other - Height - 1) : (other, one - Height - 1);
    }
}
