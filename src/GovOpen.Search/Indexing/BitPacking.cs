using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GovOpen.Search.Indexing;

/// <summary>
/// Blocks of 128 numbers, each in as many bits as the largest needs. Any one can be read without the others, and all of them four at
/// a time: they stand in 32 rows of four, and each of the four columns is a run of bits of its own, a word of each after the other.
/// </summary>
internal static class BitPacking
{
    public const int BlockSize = 128;

    /// <summary>How far a reader may reach behind a block: arrays that hold blocks end with as many bytes to spare.</summary>
    public const int Padding = 16;

    private const int Columns = 4;
    private const int WordBits = 32;

    public static int BitsFor(ReadOnlySpan<int> values)
    {
        var all = 0;
        foreach (var value in values) all |= value;
        return 32 - BitOperations.LeadingZeroCount((uint)all);
    }

    public static int Size(int bits) => BlockSize * bits / 8;

    public static void Pack(ReadOnlySpan<int> values, int bits, Span<byte> into)
    {
        into = into[..Size(bits)];
        into.Clear();
        var words = MemoryMarshal.Cast<byte, uint>(into);
        for (var i = 0; i < values.Length; i++)
        {
            var (word, shift) = Place(i, bits);
            if (bits > 0) words[word] |= (uint)values[i] << shift;
            if (shift + bits > WordBits) words[word + Columns] |= (uint)values[i] >> (WordBits - shift);
        }
    }

    public static int Get(ref byte block, int bits, int index)
    {
        var (word, shift) = Place(index, bits);
        var value = Word(ref block, word) >> shift;
        if (shift + bits > WordBits) value |= Word(ref block, word + Columns) << (WordBits - shift);
        return (int)(value & Mask(bits));

        static uint Word(ref byte block, int word) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, word * sizeof(uint)));
    }

    /// <summary>Unpacks gaps and adds them up: <paramref name="into"/> ascends from behind <paramref name="previous"/>.</summary>
    public static void UnpackGaps(ReadOnlySpan<byte> block, int bits, int previous, Span<int> into)
    {
        ref var words = ref MemoryMarshal.GetReference(block);
        ref var unit = ref MemoryMarshal.GetReference(into[..BlockSize]);
        var mask = Vector128.Create((int)Mask(bits));
        var last = Vector128.Create(previous);
        for (var row = 0; row < WordBits; row++)
        {
            var sums = Row(ref words, bits, row, mask) + Vector128<int>.One;
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, 0, 1, 2)); // -1: nothing
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, -1, 0, 1));
            sums += last;
            sums.StoreUnsafe(ref unit, (nuint)(row * Columns));
            last = Vector128.Shuffle(sums, Vector128.Create(3, 3, 3, 3));
        }
    }

    /// <summary>Unpacks counts, which are kept less one.</summary>
    public static void UnpackCounts(ReadOnlySpan<byte> block, int bits, Span<int> into)
    {
        ref var words = ref MemoryMarshal.GetReference(block);
        ref var count = ref MemoryMarshal.GetReference(into[..BlockSize]);
        var mask = Vector128.Create((int)Mask(bits));
        for (var row = 0; row < WordBits; row++) (Row(ref words, bits, row, mask) + Vector128<int>.One).StoreUnsafe(ref count, (nuint)(row * Columns));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Row(ref byte words, int bits, int row, Vector128<int> mask)
    {
        var (word, shift) = Math.DivRem((uint)(row * bits), WordBits);
        var values = Load(ref words, word) >>> (int)shift;
        if (shift + bits > WordBits) values |= Load(ref words, word + 1) << (int)(WordBits - shift);
        return values & mask;

        static Vector128<int> Load(ref byte words, uint word) => Vector128.LoadUnsafe(ref words, word * Columns * sizeof(uint)).AsInt32();
    }

    /// <summary>The word that a number begins in, and at which bit.</summary>
    private static (int Word, int Shift) Place(int index, int bits)
    {
        var (row, column) = Math.DivRem(index, Columns);
        var (word, shift) = Math.DivRem(row * bits, WordBits);
        return ((word * Columns) + column, shift);
    }

    private static uint Mask(int bits) => (uint)((1UL << bits) - 1);
}
