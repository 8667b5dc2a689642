using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// The lines of a body, one at a time, in a buffer that is used again: LF or CRLF, a last line without an end, a byte order
/// mark at the beginning. A line over the limit is skipped as it comes and reported as too long.
/// </summary>
internal sealed class LineReader(PipeReader body, int longest = LineReader.Longest) : IDisposable
{
    /// <summary>8 MB, without the end of the line.</summary>
    public const int Longest = 8 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // What is not counted: a byte order mark and the CR of a CRLF.
    private const int AroundLine = 4;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _length;
    private bool _tooLong;
    private bool _ended;

    /// <summary>Of the line read last; the first is 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line read last, without its end; good until the next read. Empty when it is too long.</summary>
    public ReadOnlySpan<byte> Line => _tooLong ? [] : _buffer.AsSpan(Start, _length - Start - (_length > Start && _buffer[_length - 1] == '\r' ? 1 : 0));

    /// <summary>Whether the line read last went over the limit.</summary>
    public bool IsTooLong => _tooLong;

    /// <summary>Whether the line read last holds nothing but white space.</summary>
    public bool IsBlank
    {
        get
        {
            var rest = Line;
            while (Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune)) rest = rest[length..];
            return rest.IsEmpty && !_tooLong;
        }
    }

    private int Start => Number == 1 && _buffer.AsSpan(0, _length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;

    /// <summary>Reads on to the next line; false after the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        (_length, _tooLong) = (0, false);
        if (_ended) return false;

        while (true)
        {
            var read = await body.ReadAsync(ct);
            var end = read.Buffer.PositionOf((byte)'\n');
            var part = end is null ? read.Buffer : read.Buffer.Slice(0, end.Value);
            Keep(part);
            // Everything seen is taken over at once: the pipe never has to hold a whole line.
            body.AdvanceTo(end is null ? read.Buffer.End : read.Buffer.GetPosition(1, end.Value));

            _ended = end is null && read.IsCompleted;
            if (end is null && !_ended) continue;
            if (_ended && _length == 0 && !_tooLong) return false;

            Number++;
            _tooLong = _tooLong || Line.Length > longest;
            return true;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Keep(ReadOnlySequence<byte> part)
    {
        _tooLong = _tooLong || _length + part.Length > longest + AroundLine;
        if (_tooLong) return;

        var needed = _length + (int)part.Length;
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(needed, 2 * _buffer.Length), longest + AroundLine));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        part.CopyTo(_buffer.AsSpan(_length));
        _length = needed;
    }
}
