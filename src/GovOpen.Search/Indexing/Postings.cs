using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The postings of all terms of a segment: for each term the units that hold it, ascending, with how often. A term with fewer
/// than 128 is a run of varints. A longer one starts with a header (first block, largest count, shortest unit), then has
/// bit-packed blocks of 128 gaps and counts, and the rest as varints; for each of these pieces there is a <see cref="Block"/>.
/// </summary>
/// <param name="Bytes">With <see cref="BitPacking.Padding"/> behind.</param>
internal sealed record Postings(TermDictionary Terms, byte[] Bytes, Block[] Blocks)
{
    public const int HeaderSize = 8;
}

/// <summary>
/// What one must know of a block to pass over it. Counts and lengths that do not fit are replaced by such as keep the bound
/// on the impact true.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Block
{
    /// <summary>The last unit in it.</summary>
    public int LastUnit;

    /// <summary>Where it starts, from the start of its term.</summary>
    public int Offset;

    /// <summary>The largest count; <see cref="ushort.MaxValue"/> for that and everything above.</summary>
    public ushort MaxCount;

    /// <summary>The length of the shortest unit, at most <see cref="ushort.MaxValue"/>.</summary>
    public ushort MinLength;

    public byte GapBits;

    public byte CountBits;
}
