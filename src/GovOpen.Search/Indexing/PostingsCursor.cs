using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GovOpen.Search.Indexing;

/// <summary>Reads the postings of one term of one segment, forwards, a block at a time, passing over what is not asked for.</summary>
internal struct PostingsCursor
{
    /// <summary>How many numbers of a buffer a cursor needs.</summary>
    public const int BufferSize = 2 * BitPacking.BlockSize;

    private const byte Buffered = byte.MaxValue;

    private readonly Postings _postings;
    private readonly int[] _buffer;
    private readonly int _bufferStart;
    private readonly int _termStart;
    private readonly int _firstBlock;
    private readonly int _fullBlocks;
    private readonly int _pieces;
    private readonly int _rest;
    private int _piece;
    private int _countsAt;
    private byte _countBits;

    /// <summary>Stands on the first unit.</summary>
    /// <param name="term">Its place in the dictionary.</param>
    /// <param name="buffer">Shared between cursors, each with its part of <see cref="BufferSize"/>.</param>
    public PostingsCursor(Postings postings, int term, int[] buffer, int bufferStart)
    {
        (_postings, _buffer, _bufferStart) = (postings, buffer, bufferStart);
        var frequency = postings.Terms.Frequencies[term];
        _termStart = postings.Terms.Offsets[term];
        (_fullBlocks, _rest) = Math.DivRem(frequency, BitPacking.BlockSize);
        _pieces = _fullBlocks + (_rest > 0 ? 1 : 0);
        Frequency = frequency;
        MaxCount = ushort.MaxValue;
        if (_fullBlocks > 0)
        {
            var header = postings.Bytes.AsSpan(_termStart, Postings.HeaderSize);
            _firstBlock = BinaryPrimitives.ReadInt32LittleEndian(header);
            MaxCount = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
            MinLength = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        }

        Load(0);
    }

    /// <summary>How many units hold the term, deleted ones included.</summary>
    public int Frequency { get; }

    /// <summary>The largest count; <see cref="ushort.MaxValue"/> when it is not known.</summary>
    public int MaxCount { get; }

    /// <summary>A unit that holds the term is at least as long.</summary>
    public int MinLength { get; }

    /// <summary>The place in <see cref="Units"/>.</summary>
    public int Position { get; set; }

    /// <summary>How many units the current piece has; 0 behind the end, and for a cursor that was never opened.</summary>
    public int Length { get; private set; }

    /// <summary>The units of the current piece.</summary>
    public readonly ReadOnlySpan<int> Units => _buffer.AsSpan(_bufferStart, Length);

    /// <summary>From where it stands, the units of the current piece that are before <paramref name="end"/>.</summary>
    public readonly ReadOnlySpan<int> UnitsBefore(long end)
    {
        var rest = Units[Position..];
        if (rest.IsEmpty || rest[^1] < end) return rest;

        var found = rest.BinarySearch((int)end);
        return rest[..(found < 0 ? ~found : found)];
    }

    /// <summary>The unit it stands on; <see cref="int.MaxValue"/> behind the end.</summary>
    public readonly int Unit => Position < Length ? _buffer[_bufferStart + Position] : int.MaxValue;

    /// <summary>How often the term stands in the unit at a place of the current piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int CountAt(int position) => _countBits switch
    {
        0 => 1,
        Buffered => _buffer[_bufferStart + BitPacking.BlockSize + position],
        var bits => BitPacking.Get(ref _postings.Bytes[_countsAt], bits, position) + 1,
    };

    /// <summary>How often the term stands in each of so many units from where it stands; empty if once in all of them.</summary>
    public ReadOnlySpan<int> CountsOf(int units)
    {
        if (_countBits == 0) return [];

        var counts = _buffer.AsSpan(_bufferStart + BitPacking.BlockSize, BitPacking.BlockSize);
        if (_countBits != Buffered)
        {
            BitPacking.UnpackCounts(_postings.Bytes.AsSpan(_countsAt), _countBits, counts);
            _countBits = Buffered;
        }

        return counts.Slice(Position, units);
    }

    /// <summary>Goes to the next piece; false at the end.</summary>
    public bool NextPiece()
    {
        if (_piece + 1 < _pieces)
        {
            Load(_piece + 1);
            return true;
        }

        (Position, Length) = (0, 0);
        return false;
    }

    /// <summary>Goes to the first unit that is not before <paramref name="unit"/>.</summary>
    public void SkipTo(int unit)
    {
        if (Length == 0) return;
        if (_buffer[_bufferStart + Length - 1] < unit && !SkipPieces(unit)) return;

        Position = CountBefore(unit);
    }

    // All are compared, which is sooner done than to guess which need not be.
    private readonly int CountBefore(int unit)
    {
        ref var first = ref _buffer[_bufferStart];
        var (wanted, before) = (Vector256.Create(unit), Vector256<int>.Zero);
        for (var i = 0; i < BitPacking.BlockSize; i += Vector256<int>.Count)
        {
            before -= Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)i), wanted);
        }

        return Vector256.Sum(before);
    }

    private bool SkipPieces(int unit)
    {
        // Gallop, then halve: the piece that is looked for is mostly near.
        var (low, step) = (_piece + 1, 1);
        while (low + step < _pieces && LastUnit(low + step - 1) < unit)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, _pieces);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (LastUnit(middle) < unit) low = middle + 1;
            else high = middle;
        }

        if (low < _pieces)
        {
            Load(low);
            return true;
        }

        (Position, Length) = (0, 0);
        return false;
    }

    private readonly int LastUnit(int piece) => _postings.Blocks[_firstBlock + piece].LastUnit;

    private void Load(int piece)
    {
        _piece = piece;
        Position = 0;
        if (_fullBlocks == 0)
        {
            LoadRest(_termStart, previous: -1);
            return;
        }

        ref readonly var block = ref _postings.Blocks[_firstBlock + piece];
        var previous = piece == 0 ? -1 : LastUnit(piece - 1);
        var start = _termStart + block.Offset;
        if (piece == _fullBlocks)
        {
            LoadRest(start, previous);
            return;
        }

        Length = BitPacking.BlockSize;
        BitPacking.UnpackGaps(_postings.Bytes.AsSpan(start), block.GapBits, previous, _buffer.AsSpan(_bufferStart, BitPacking.BlockSize));
        _countsAt = start + BitPacking.Size(block.GapBits);
        _countBits = block.CountBits;
    }

    private void LoadRest(int start, int previous)
    {
        Length = _rest;
        _countBits = Buffered;
        var bytes = _postings.Bytes.AsSpan(start);
        _buffer.AsSpan(_bufferStart, BitPacking.BlockSize).Fill(int.MaxValue);
        var units = _buffer.AsSpan(_bufferStart, _rest);
        var counts = _buffer.AsSpan(_bufferStart + BitPacking.BlockSize, _rest);
        var next = 0;
        for (var i = 0; i < units.Length; i++)
        {
            var gap = ReadVarint(bytes, ref next);
            previous += (int)(gap >> 1) + 1;
            units[i] = previous;
            counts[i] = (gap & 1) == 0 ? 1 : (int)ReadVarint(bytes, ref next) + 2;
        }
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int next)
    {
        ulong value = bytes[next++];
        if (value < 0x80) return value;

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var b = bytes[next++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }
}
