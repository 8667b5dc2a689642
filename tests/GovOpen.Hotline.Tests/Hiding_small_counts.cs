using FsCheck;
using FsCheck.Fluent;
using GovOpen.Hotline.Digests;

namespace GovOpen.Hotline.Tests;

public sealed class Hiding_small_counts
{
    private static readonly HashSet<int> _none = [];

    [Fact]
    public void leaves_what_is_large_and_what_is_nothing() => Assert.Equal([], HiddenIn(new[,] { { 5, 0, 40 }, { 7, 12, 0 } }));

    [Fact]
    public void hides_with_a_small_count_another_that_would_tell_it() =>
        // 3 follows from 43 and 40, and both from the sums of their columns, if those are told.
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], HiddenIn(new[,] { { 3, 40 }, { 20, 30 } }));

    [Fact]
    public void hides_the_sum_where_all_together_are_few() => Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], HiddenIn(new[,] { { 3 } }));

    [Fact]
    public void follows_what_is_hidden_elsewhere() => Assert.Contains((0, 0), HiddenIn(new[,] { { 50, 60 }, { 70, 80 } }, [0, 1]));

    [Fact]
    public void lets_no_hidden_number_be_computed() => Prop.ForAll(Tables, LetsNoneBeComputed).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void keeps_months_of_units_classes_and_divisions_in_step() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), KeepsInStep).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static void LetsNoneBeComputed(int[,] counts)
    {
        var hidden = SmallCells.Hide(counts, _none);

        var (height, width) = (counts.GetLength(0), counts.GetLength(1));
        var all = WithSums(counts);
        List<(int I, int J)> unknown = [.. from i in Enumerable.Range(0, height + 1) from j in Enumerable.Range(0, width + 1) where hidden[i, j] select (i, j)];
        Assert.All(from i in Enumerable.Range(0, height + 1) from j in Enumerable.Range(0, width + 1) where all[i, j] is > 0 and < SmallCells.Least select (i, j), cell => Assert.True(hidden[cell.i, cell.j]));
        Assert.DoesNotContain(unknown, cell => all[cell.I, cell.J] == 0);
        if (all.Cast<int>().All(count => count is 0 or >= SmallCells.Least)) Assert.Empty(unknown);

        // What is told, told apart: each sum is an equation of what is hidden.
        var equations = new List<double[]>();
        for (var i = 0; i <= height; i++) equations.Add([.. unknown.Select(cell => cell.I != i ? 0 : cell.J == width ? -1.0 : 1)]);
        for (var j = 0; j <= width; j++) equations.Add([.. unknown.Select(cell => cell.J != j ? 0 : cell.I == height ? -1.0 : 1)]);
        Assert.Empty(Determined(equations).Select(place => unknown[place]));
    }

    private static void KeepsInStep(int seed)
    {
        var random = new Random(seed);
        List<DigestCount> counts = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => new DigestCount(
            "单位" + random.Next(4), "510100", random.Next(4) is > 0 and var name ? "类" + name : null, "51010" + random.Next(3), random.Next(1, 12), 0, 0, 0, 0, 0))];

        var month = MonthFigures.Of(counts);

        Assert.All(month.Units.Select(unit => unit.Figures).Append(month.All), figures =>
        {
            foreach (var lines in (IReadOnlyList<DigestLine>[])[figures.Classes, figures.Divisions])
            {
                Assert.DoesNotContain(lines, line => line.Closed is > 0 and < SmallCells.Least);
                if (figures.Total.Closed is not { } total || lines.All(line => line.Closed is not null)) continue;
                Assert.True(lines.Count(line => line.Closed is null) > 1, "One hidden number follows from the others.");
                Assert.True(total - lines.Sum(line => line.Closed ?? 0) >= SmallCells.Least, "What is hidden is few.");
            }
        });
        if (month.All.Total.Closed is { } all && month.Units.Any(unit => unit.Figures.Total.Closed is null)) Assert.True(all - month.Units.Sum(unit => unit.Figures.Total.Closed ?? 0) >= SmallCells.Least);
    }

    private static IReadOnlyList<(int, int)> HiddenIn(int[,] counts, HashSet<int>? rows = null)
    {
        var hidden = SmallCells.Hide(counts, rows ?? _none);
        return [.. from i in Enumerable.Range(0, hidden.GetLength(0)) from j in Enumerable.Range(0, hidden.GetLength(1)) where hidden[i, j] select (i, j)];
    }

    private static int[,] WithSums(int[,] counts)
    {
        var (height, width) = (counts.GetLength(0), counts.GetLength(1));
        var all = new int[height + 1, width + 1];
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                foreach (var (row, column) in (ReadOnlySpan<(int, int)>)[(i, j), (i, width), (height, j), (height, width)]) all[row, column] += counts[i, j];
            }
        }

        return all;
    }

    /// <summary>Which of the unknown have one value only: after elimination (Gauss, Jordan), those that stand alone in an equation.</summary>
    private static IEnumerable<int> Determined(List<double[]> equations)
    {
        var (rank, width) = (0, equations[0].Length);
        for (var column = 0; column < width && rank < equations.Count; column++)
        {
            var pivot = equations.FindIndex(rank, equation => Math.Abs(equation[column]) > 1e-9);
            if (pivot < 0) continue;
            (equations[rank], equations[pivot]) = (equations[pivot], equations[rank]);
            var by = equations[rank][column];
            equations[rank] = [.. equations[rank].Select(value => value / by)];
            for (var other = 0; other < equations.Count; other++)
            {
                if (other == rank || Math.Abs(equations[other][column]) < 1e-9) continue;
                var times = equations[other][column];
                equations[other] = [.. equations[other].Zip(equations[rank], (value, pivoted) => value - (times * pivoted))];
            }

            rank++;
        }

        return equations.Select(equation => Enumerable.Range(0, width).Where(place => Math.Abs(equation[place]) > 1e-9).ToList()).Where(places => places.Count == 1).Select(places => places[0]);
    }

    private static Arbitrary<int[,]> Tables => (
        from height in Gen.Choose(1, 5)
        from width in Gen.Choose(1, 5)
        from values in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Choose(1, 4)), (5, Gen.Choose(5, 60))).ArrayOf(height * width)
        select Shaped(values, height, width)).ToArbitrary();

    private static int[,] Shaped(int[] values, int height, int width)
    {
        var table = new int[height, width];
        for (var place = 0; place < values.Length; place++) table[place / width, place % width] = values[place];
        return table;
    }
}
