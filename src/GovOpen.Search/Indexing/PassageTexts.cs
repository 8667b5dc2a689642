using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The passages of the documents of a segment, compressed: per document some chunks of about 8 kB, of which only the one
/// that holds a wanted passage is unpacked. A document's bytes mean the same wherever they stand, so merging copies them.
/// </summary>
/// <param name="Bytes">One document behind the other.</param>
/// <param name="Starts">Where each starts, and where the last one ends.</param>
internal sealed record PassageTexts(byte[] Bytes, int[] Starts)
{
    // A chunk: how many passages, its size unpacked, its size packed (4 bytes each), the packed bytes. A passage: the size
    // of its label, of its text (4 bytes each), both in UTF-8.
    private const int ChunkSize = 8 * 1024;
    private const int HeaderSize = 12;
    private const int Quality = 5;
    private const int Window = 16;

    public ReadOnlySpan<byte> Of(int document) => Bytes.AsSpan(Starts[document]..Starts[document + 1]);

    public bool HasAny(int document) => Starts[document + 1] > Starts[document];

    /// <summary>One passage of a document that has it.</summary>
    public Passage Read(int document, int passage)
    {
        var chunks = Of(document);
        for (; passage >= CountOf(chunks); chunks = Next(chunks)) passage -= CountOf(chunks);

        var wanted = new List<Passage>(1);
        Unpack(chunks, passage, 1, wanted);
        return wanted[0];
    }

    /// <summary>All passages of a document.</summary>
    public List<Passage> ReadAll(int document)
    {
        var passages = new List<Passage>();
        for (var chunks = Of(document); !chunks.IsEmpty; chunks = Next(chunks)) Unpack(chunks, 0, CountOf(chunks), passages);
        return passages;
    }

    public static void Pack(IReadOnlyList<Passage> passages, ArrayBufferWriter<byte> into)
    {
        var raw = new ArrayBufferWriter<byte>(ChunkSize);
        var count = 0;
        foreach (var passage in passages)
        {
            Write(passage, raw);
            count++;
            if (raw.WrittenCount < ChunkSize) continue;

            Pack(raw.WrittenSpan, count, into);
            raw.ResetWrittenCount();
            count = 0;
        }

        if (count > 0) Pack(raw.WrittenSpan, count, into);
    }

    private static int CountOf(ReadOnlySpan<byte> chunks) => BinaryPrimitives.ReadInt32LittleEndian(chunks);

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> chunks) =>
        chunks[(HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(chunks[8..]))..];

    private static void Write(Passage passage, ArrayBufferWriter<byte> raw)
    {
        var (label, text) = (Encoding.UTF8.GetByteCount(passage.Label), Encoding.UTF8.GetByteCount(passage.Text));
        var bytes = raw.GetSpan(8 + label + text);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, label);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], text);
        Encoding.UTF8.GetBytes(passage.Label, bytes[8..]);
        Encoding.UTF8.GetBytes(passage.Text, bytes[(8 + label)..]);
        raw.Advance(8 + label + text);
    }

    private static void Pack(ReadOnlySpan<byte> raw, int count, ArrayBufferWriter<byte> into)
    {
        var bytes = into.GetSpan(HeaderSize + BrotliEncoder.GetMaxCompressedLength(raw.Length));
        if (!BrotliEncoder.TryCompress(raw, bytes[HeaderSize..], out var packed, Quality, Window)) throw new InvalidOperationException("A text could not be packed.");

        BinaryPrimitives.WriteInt32LittleEndian(bytes, count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], raw.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], packed);
        into.Advance(HeaderSize + packed);
    }

    private static void Unpack(ReadOnlySpan<byte> chunk, int skip, int take, List<Passage> into)
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
        var packed = BinaryPrimitives.ReadInt32LittleEndian(chunk[8..]);
        var raw = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            if (!BrotliDecoder.TryDecompress(chunk.Slice(HeaderSize, packed), raw, out var unpacked) || unpacked != size) throw new InvalidDataException("A packed text is damaged.");

            var rest = raw.AsSpan(0, size);
            for (var i = 0; i < skip + take; i++)
            {
                var label = BinaryPrimitives.ReadInt32LittleEndian(rest);
                var text = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
                if (i >= skip) into.Add(new(Encoding.UTF8.GetString(rest.Slice(8, label)), Encoding.UTF8.GetString(rest.Slice(8 + label, text))));
                rest = rest[(8 + label + text)..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }
}
