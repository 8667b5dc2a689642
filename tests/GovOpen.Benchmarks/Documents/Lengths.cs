namespace GovOpen.Benchmarks.Documents;

/// <summary>How long the texts are, counted in constant memory.</summary>
internal sealed class Lengths
{
    private readonly long[] _ofLength = new long[DocumentGenerator.LongestText + 1000];

    public long Count { get; private set; }

    public long Characters { get; private set; }

    public void Add(string text)
    {
        Count++;
        Characters += text.Length;
        _ofLength[Math.Min(text.Length, _ofLength.Length - 1)]++;
    }

    public int Percentile(double share)
    {
        var rank = (long)Math.Ceiling(share * Count);
        var length = 0;
        for (var seen = _ofLength[0]; seen < rank; seen += _ofLength[length]) length++;
        return length;
    }

    /// <summary>For the head of a table.</summary>
    public override string ToString() =>
        $"{Count:N0} generated documents (generator {DocumentGenerator.Fingerprint}); characters: median {Percentile(0.5):N0}, mean {(double)Characters / Math.Max(1, Count):N0}, p99 {Percentile(0.99):N0}, sum {Characters:N0}";
}
