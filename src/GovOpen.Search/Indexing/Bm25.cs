using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The ranking function BM25 with k1 = 1.2 and b = 0.9. What a term adds is a whole number, so that a sum is the same in whatever
/// order it is added up and however the index is divided into segments.
/// </summary>
internal static class Bm25
{
    public const double K1 = 1.2;
    public const double B = 0.9;
    public const double MaxOfOne = K1 + 1;

    /// <summary>
    /// What stands for 1 in a sum of impacts, and for the mass of all terms that decide what matches. A sum of impacts stays below
    /// <see cref="MaxOfOne"/> times this, which has room in 31 bits.
    /// </summary>
    public const uint One = 1 << 29;

    /// <summary>One part of it.</summary>
    public const double Part = 1.0 / One;

    private const float OfNoLength = (float)(K1 * (1 - B));

    /// <summary>How much a term tells: the rarer, the more.</summary>
    public static double Idf(int units, int frequency) => Math.Log(1 + ((units - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>k1·b over the average length of the channel.</summary>
    public static float PerLength(double averageLength) => (float)(K1 * B / averageLength);

    /// <summary>What a term adds at the very most, in parts of <see cref="One"/>.</summary>
    /// <param name="share">Of the mass of all terms.</param>
    public static float Scale(double share) => (float)(share * MaxOfOne * One);

    /// <summary>What a term adds for a unit that holds it, in parts of <see cref="One"/>.</summary>
    public static uint Impact(float scale, int count, int length, float perLength) => (uint)(int)(scale * count / (count + OfNoLength + (perLength * length)));

    /// <summary>The same for many units at a time, to the last bit.</summary>
    /// <param name="counts">Empty: the term stands once in each.</param>
    public static void Impacts(float scale, ReadOnlySpan<int> units, ReadOnlySpan<int> counts, ReadOnlySpan<int> lengths, float perLength, Span<uint> into)
    {
        var i = 0;
        ref var unit = ref MemoryMarshal.GetReference(units);
        ref var impact = ref MemoryMarshal.GetReference(into[..units.Length]);
        ref var times = ref MemoryMarshal.GetReference(counts);
        for (; i <= units.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            var length = Vector256.ConvertToSingle(Vector256.Create(
                lengths[Unsafe.Add(ref unit, i)], lengths[Unsafe.Add(ref unit, i + 1)], lengths[Unsafe.Add(ref unit, i + 2)], lengths[Unsafe.Add(ref unit, i + 3)],
                lengths[Unsafe.Add(ref unit, i + 4)], lengths[Unsafe.Add(ref unit, i + 5)], lengths[Unsafe.Add(ref unit, i + 6)], lengths[Unsafe.Add(ref unit, i + 7)]));
            var count = counts.IsEmpty ? Vector256<float>.One : Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref times, (nuint)i));
            var impacts = (Vector256.Create(scale) * count) / ((count + Vector256.Create(OfNoLength)) + (Vector256.Create(perLength) * length));
            Vector256.ConvertToInt32(impacts).AsUInt32().StoreUnsafe(ref impact, (nuint)i);
        }

        for (; i < units.Length; i++) into[i] = Impact(scale, counts.IsEmpty ? 1 : counts[i], lengths[units[i]], perLength);
    }
}
