namespace GovOpen.Benchmarks.Documents;

/// <summary>Values of which the early ones are drawn more often: the r-th in proportion to 1/(r + <paramref name="offset"/>)^<paramref name="exponent"/> (Zipf, Mandelbrot).</summary>
internal sealed class Weighted<T>(IReadOnlyList<T> values, double offset, double exponent)
{
    private const int Places = 1 << 18;

    private readonly int[] _places = Share(values.Count, offset, exponent);

    public T Draw(Randomness random) => values[_places[random.Below(Places)]];

    private static int[] Share(int count, double offset, double exponent)
    {
        var weights = Enumerable.Range(1, count).Select(rank => Math.Pow(rank + offset, -exponent)).ToArray();
        var sum = weights.Sum();
        var places = new int[Places];
        var (value, through) = (0, weights[0]);
        for (var place = 0; place < Places; place++)
        {
            while (value < count - 1 && (place + 0.5) / Places * sum > through) through += weights[++value];
            places[place] = value;
        }

        return places;
    }
}
