namespace GovOpen.Benchmarks.Documents;

/// <summary>
/// Pseudo-random numbers (SplitMix64) that are the same for a seed on every machine and with every version of .NET, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Randomness(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((Bits() >> 32) * (ulong)end) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>Log-normal: <paramref name="median"/> times e to the power of a normal number with this deviation.</summary>
    public double LogNormal(double median, double deviation) =>
        median * Math.Exp(deviation * Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share()));

    public Guid Id() => new((int)Bits(), (short)Bits(), (short)Bits(), BitConverter.GetBytes(Bits()));

    private double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));
}
