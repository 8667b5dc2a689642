using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GovOpen.Search.Indexing;

/// <summary>Writes the postings of a segment, term by term in the order of their keys.</summary>
internal sealed class PostingsWriter(int expectedTerms, int expectedBytes)
{
    // What stays unused of an array that was guessed too large, at most, as a fraction of it.
    private const int WorthCopying = 32;

    private readonly List<ulong> _keys = new(expectedTerms);
    private readonly List<int> _frequencies = new(expectedTerms);
    private readonly List<int> _offsets = new(expectedTerms);
    private readonly List<Block> _blocks = [];
    private readonly int[] _gaps = new int[BitPacking.BlockSize];
    private readonly int[] _counts = new int[BitPacking.BlockSize];
    private byte[] _bytes = new byte[Math.Max(1024, expectedBytes)];
    private int _size;

    private ulong _key;
    private int _start;
    private int _firstBlock;
    private int _frequency;
    private int _held;
    private int _lastUnit;
    private int _blockMaxCount;
    private int _blockMinLength;

    public void Begin(ulong key)
    {
        _key = key;
        _start = _size;
        _firstBlock = _blocks.Count;
        _frequency = 0;
        _held = 0;
        _lastUnit = -1;
        (_blockMaxCount, _blockMinLength) = (0, int.MaxValue);
    }

    /// <param name="unit">Greater than the one before.</param>
    /// <param name="count">How often the term stands in it.</param>
    /// <param name="length">Of the unit, in the channel where it is shortest.</param>
    public void Add(int unit, int count, int length)
    {
        _gaps[_held] = unit - _lastUnit - 1;
        _counts[_held] = count - 1;
        _lastUnit = unit;
        _blockMaxCount = Math.Max(_blockMaxCount, count);
        _blockMinLength = Math.Min(_blockMinLength, length);
        _held++;
        _frequency++;
        if (_held == BitPacking.BlockSize) WriteBlock();
    }

    /// <summary>Ends a term; one without postings leaves no trace.</summary>
    public void End()
    {
        if (_frequency == 0) return;

        var isLong = _blocks.Count > _firstBlock;
        if (_held > 0)
        {
            if (isLong) AddBlock(gapBits: 0, countBits: 0);
            WriteRest();
        }

        if (isLong) WriteHeader();
        _keys.Add(_key);
        _frequencies.Add(_frequency);
        _offsets.Add(_start);
    }

    public Postings Finish()
    {
        Reserve(BitPacking.Padding);
        if (_bytes.Length - _size > _size / WorthCopying) Array.Resize(ref _bytes, _size);
        return new(new([.. _keys], [.. _frequencies], [.. _offsets]), _bytes, [.. _blocks]);
    }

    private void WriteBlock()
    {
        if (_blocks.Count == _firstBlock) Reserve(Postings.HeaderSize);

        var gapBits = BitPacking.BitsFor(_gaps);
        var countBits = BitPacking.BitsFor(_counts);
        AddBlock(gapBits, countBits);
        BitPacking.Pack(_gaps, gapBits, Reserve(BitPacking.Size(gapBits)));
        BitPacking.Pack(_counts, countBits, Reserve(BitPacking.Size(countBits)));
        _held = 0;
        (_blockMaxCount, _blockMinLength) = (0, int.MaxValue);
    }

    private void AddBlock(int gapBits, int countBits) => _blocks.Add(new()
    {
        LastUnit = _lastUnit,
        Offset = _size - _start,
        MaxCount = (ushort)Math.Min(_blockMaxCount, ushort.MaxValue),
        MinLength = (ushort)Math.Min(_blockMinLength, ushort.MaxValue),
        GapBits = (byte)gapBits,
        CountBits = (byte)countBits,
    });

    private void WriteRest()
    {
        for (var i = 0; i < _held; i++)
        {
            var isRepeated = _counts[i] > 0;
            WriteVarint(((ulong)_gaps[i] << 1) | (isRepeated ? 1UL : 0));
            if (isRepeated) WriteVarint((ulong)(_counts[i] - 1));
        }
    }

    private void WriteHeader()
    {
        var (maxCount, minLength) = ((ushort)0, ushort.MaxValue);
        foreach (var block in CollectionsMarshal.AsSpan(_blocks)[_firstBlock..])
        {
            maxCount = Math.Max(maxCount, block.MaxCount);
            minLength = Math.Min(minLength, block.MinLength);
        }

        var header = _bytes.AsSpan(_start, Postings.HeaderSize);
        BinaryPrimitives.WriteInt32LittleEndian(header, _firstBlock);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], maxCount);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], minLength);
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Reserve(1)[0] = (byte)(value | 0x80);
        Reserve(1)[0] = (byte)value;
    }

    private Span<byte> Reserve(int size)
    {
        if (_size + size > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_size + (long)size, _bytes.Length * 3L / 2)));
        var reserved = _bytes.AsSpan(_size, size);
        _size += size;
        return reserved;
    }
}
