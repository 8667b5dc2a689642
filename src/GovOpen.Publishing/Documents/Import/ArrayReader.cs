using System.Buffers;
using System.IO.Pipelines;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// The items of a JSON array as they come, each whole in a buffer that is used again. Only strings and brackets are looked at: whether
/// an item is JSON is for its reader to say. One over the limit is skipped and reported as too long.
/// </summary>
internal sealed class ArrayReader(PipeReader body, int longest = LineReader.Longest) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _item = new(64 * 1024);
    private int _depth;
    private bool _inString;
    private bool _escaped;
    private bool _closed;
    private bool _ended;

    /// <summary>Of the item read last; the first is 1.</summary>
    public long Number { get; private set; }

    /// <summary>The item read last; good until the next read. Empty when it is too long.</summary>
    public ReadOnlySpan<byte> Item => IsTooLong ? [] : _item.WrittenSpan;

    public bool IsTooLong { get; private set; }

    /// <summary>After the last item: what is wrong with the end of the array.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether the body begins with an array, after a byte order mark and white space.</summary>
    public async ValueTask<bool> OpensAsync(CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            var rest = read.Buffer;
            while (!rest.IsEmpty && IsBlank(rest.FirstSpan[0], andByteOrderMark: true)) rest = rest.Slice(1);
            if (rest.IsEmpty && !read.IsCompleted)
            {
                body.AdvanceTo(rest.Start);
                continue;
            }

            var opens = !rest.IsEmpty && rest.FirstSpan[0] == '[';
            body.AdvanceTo(opens ? rest.GetPosition(1) : rest.Start);
            return opens;
        }
    }

    /// <summary>Reads on to the next item; false after the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        _item.Clear();
        (_depth, _inString, _escaped, IsTooLong) = (0, false, false, false);
        while (!_ended)
        {
            var read = await body.ReadAsync(ct);
            var (taken, ends) = Take(read.Buffer);
            body.AdvanceTo(read.Buffer.GetPosition(taken), read.Buffer.End);
            _ended = Trouble is not null || (read.IsCompleted && taken == read.Buffer.Length && !ends);
            if (ends && !IsOnlyClosing())
            {
                Number++;
                return true;
            }
        }

        if (!_closed) Trouble ??= "The array does not end: the body was cut.";
        return false;
    }

    public void Dispose() => _item.Clear();

    /// <summary>An array without items closes behind nothing.</summary>
    private bool IsOnlyClosing() => _closed && Number == 0 && !IsTooLong && IsAllBlank(_item.WrittenSpan);

    private (long Taken, bool Ends) Take(ReadOnlySequence<byte> buffer)
    {
        var taken = 0L;
        foreach (var part in buffer)
        {
            var bytes = part.Span;
            if (_closed)
            {
                if (!IsAllBlank(bytes)) Trouble = "Something stands behind the end of the array.";
                taken += bytes.Length;
                continue;
            }

            var end = EndIn(bytes);
            Keep(end < 0 ? bytes : bytes[..end]);
            if (end >= 0) return (taken + end + 1, true);
            taken += bytes.Length;
        }

        return (taken, false);
    }

    /// <summary>Where the comma or the bracket stands that ends the item; negative: not here.</summary>
    private int EndIn(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (_inString)
            {
                if (_escaped) _escaped = false;
                else if (b == '\\') _escaped = true;
                else if (b == '"') _inString = false;
                continue;
            }

            switch (b)
            {
                case (byte)'"': _inString = true; break;
                case (byte)'{' or (byte)'[': _depth++; break;
                case (byte)'}' or (byte)']' when _depth > 0: _depth--; break;
                case (byte)']':
                    _closed = true;
                    return i;
                case (byte)',' when _depth == 0: return i;
            }
        }

        return -1;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        IsTooLong = IsTooLong || _item.WrittenCount + (long)bytes.Length > longest;
        if (!IsTooLong) _item.Write(bytes);
    }

    private static bool IsAllBlank(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (!IsBlank(b, andByteOrderMark: false)) return false;
        }

        return true;
    }

    private static bool IsBlank(byte b, bool andByteOrderMark) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || (andByteOrderMark && b is 0xEF or 0xBB or 0xBF);
}
