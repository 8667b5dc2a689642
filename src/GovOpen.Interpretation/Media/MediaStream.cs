using Npgsql;

namespace GovOpen.Interpretation.Media;

/// <summary>A file out of its pieces, from any place on: who skips to the middle of a film reads no more than that.</summary>
internal sealed class MediaStream(NpgsqlDataSource database, MediaFile file) : Stream
{
    private byte[] _piece = [];
    private long _pieceStart = -1;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.IsEmpty) return 0;

        if (_pieceStart < 0 || _position < _pieceStart || _position >= _pieceStart + _piece.Length)
        {
            var ordinal = (int)(_position / MediaFile.PieceSize);
            await using var command = database.CreateCommand("select bytes from media_pieces where content_id = $1 and ordinal = $2");
            command.Parameters.Add(new() { Value = file.ContentId });
            command.Parameters.Add(new() { Value = ordinal });
            _piece = (byte[]?)await command.ExecuteScalarAsync(cancellationToken) ?? throw new EndOfStreamException($"Piece {ordinal} of {file.Hash} is missing.");
            _pieceStart = (long)ordinal * MediaFile.PieceSize;
        }

        var from = (int)(_position - _pieceStart);
        var count = Math.Min(buffer.Length, _piece.Length - from);
        _piece.AsMemory(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Current => _position + offset,
        SeekOrigin.End => Length + offset,
        _ => offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read without holding a thread.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
