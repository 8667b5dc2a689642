using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>Blocks of 128 numbers, each in as many bits as the largest needs. Any one can be read without the others.</summary>
internal static class BitPacking
{
    public const int BlockSize = 128;

    /// <summary>How far a reader may reach behind a block: arrays that hold blocks end with as many bytes to spare.</summary>
    public const int Padding = 8;

    public static int BitsFor(ReadOnlySpan<int> values)
    {
        var all = 0;
        foreach (var value in values) all |= value;
        return 32 - BitOperations.LeadingZeroCount((uint)all);
    }

    public static int Size(int bits) => BlockSize * bits / 8;

    public static void Pack(ReadOnlySpan<int> values, int bits, Span<byte> into)
    {
        var pending = 0UL;
        var held = 0;
        var next = 0;
        foreach (var value in values)
        {
            pending |= (ulong)(uint)value << held;
            held += bits;
            while (held >= 8)
            {
                into[next++] = (byte)pending;
                pending >>= 8;
                held -= 8;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Get(ref byte block, int bits, int index)
    {
        var bit = index * bits;
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref block, bit >> 3));
        return (int)((word >> (bit & 7)) & ((1UL << bits) - 1));
    }

    /// <summary>Unpacks gaps and adds them up: <paramref name="into"/> ascends from behind <paramref name="previous"/>.</summary>
    public static void UnpackGaps(ReadOnlySpan<byte> block, int bits, int previous, Span<int> into)
    {
        ref var bytes = ref MemoryMarshal.GetReference(block);
        ref var unit = ref MemoryMarshal.GetReference(into[..BlockSize]);
        var mask = (1UL << bits) - 1;
        var bit = 0;
        for (var i = 0; i < BlockSize; i++, bit += bits)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, bit >> 3));
            previous += (int)((word >> (bit & 7)) & mask) + 1;
            Unsafe.Add(ref unit, i) = previous;
        }
    }
}
