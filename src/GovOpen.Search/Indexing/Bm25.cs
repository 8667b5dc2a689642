namespace GovOpen.Search.Indexing;

/// <summary>
/// The ranking function BM25 with k1 = 1.2 and b = 0.9, in the order of operations that every reader of the index shares, so
/// that a score is the same to the last bit however the index is divided into segments.
/// </summary>
internal static class Bm25
{
    /// <summary>How much a term tells: the rarer, the more.</summary>
    public static double Idf(int units, int frequency) => Math.Log(1 + ((units - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>What a term adds for a unit that holds it.</summary>
    /// <param name="scale">Its weight in the query times idf times (k1 + 1): what it adds at the very most.</param>
    public static double Impact(double scale, int count, int length, double perLength) =>
        scale * count / (count + (K1 * (1 - B)) + (perLength * length));

    /// <summary>k1·b over the average length of the channel.</summary>
    public static double PerLength(double averageLength) => K1 * B / averageLength;

    public const double MaxOfOne = K1 + 1;

    public const double K1 = 1.2;
    public const double B = 0.9;
}
