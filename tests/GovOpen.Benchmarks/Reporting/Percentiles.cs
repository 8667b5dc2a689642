namespace GovOpen.Benchmarks.Reporting;

/// <summary>Of measured times, in milliseconds; the nearest rank, so that each is a time that was measured.</summary>
internal sealed record Percentiles(double P50, double P90, double P99, double Max)
{
    public static Percentiles None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? None : new(At(0.5), At(0.9), At(0.99), sorted[^1]);

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    /// <summary>Of several rounds, each percentile's median.</summary>
    public static Percentiles MedianOf(IReadOnlyCollection<Percentiles> rounds) =>
        new(Median(rounds.Select(round => round.P50)), Median(rounds.Select(round => round.P90)), Median(rounds.Select(round => round.P99)), Median(rounds.Select(round => round.Max)));

    /// <summary>The middle one, of an even number the lower of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values) => Of(values).P50;
}
