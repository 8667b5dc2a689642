using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Interpretation.Media;

/// <summary>A picture, a recording or a film, byte by byte as its hash says. Never changed, never deleted: what was sealed with an interpretation stays.</summary>
internal sealed class MediaFile
{
    /// <summary>Size of a piece, in bytes; the last one is smaller.</summary>
    public const int PieceSize = 256 * 1024;

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Under which its pieces stand.</summary>
    public required Guid ContentId { get; init; }

    /// <summary>By its first bytes.</summary>
    public required string ContentType { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>As records call whoever brought it.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }
}

/// <summary>A piece of a file, so that any part of a film is read without the rest.</summary>
internal sealed class MediaPiece
{
    public required Guid ContentId { get; init; }

    /// <summary>0 for the first.</summary>
    public required int Ordinal { get; init; }

    public required byte[] Bytes { get; init; }
}
