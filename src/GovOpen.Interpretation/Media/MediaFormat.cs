using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Interpretation.Media;

/// <summary>
/// What a file is by its first bytes, whatever it is called: the formats that all browsers show, and no others. What can carry a script
/// (SVG, HTML, PDF) is none of them. Pure.
/// </summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="Kind">What people do with it.</param>
internal sealed record MediaFormat(string ContentType, MediaKind Kind)
{
    /// <summary>So many bytes are looked at.</summary>
    public const int Looked = 64;

    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file of any kind, in bytes.</summary>
    public static long Largest { get; } = Enum.GetValues<MediaKind>().Max(LimitOf);

    /// <summary>The largest file, in bytes.</summary>
    public long Limit => LimitOf(Kind);

    /// <summary>Null: it is none of the known ones.</summary>
    public static MediaFormat? Of(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 8 && start[0] == 0x89 && start[1..8].SequenceEqual("PNG\r\n\x1a\n"u8)) return new("image/png", MediaKind.Image);
        if (start.Length >= 3 && start[0] == 0xFF && start[1] == 0xD8 && start[2] == 0xFF) return new("image/jpeg", MediaKind.Image);
        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8)) return new("image/webp", MediaKind.Image);
        if (start.StartsWith("ID3"u8) || IsMpegFrame(start)) return new("audio/mpeg", MediaKind.Audio);
        if (start.Length >= 4 && start[0] == 0x1A && start[1] == 0x45 && start[2] == 0xDF && start[3] == 0xA3 && start.IndexOf("webm"u8) > 0) return new("video/webm", MediaKind.Video);
        if (start.Length < 12 || !start[4..8].SequenceEqual("ftyp"u8)) return null;

        var brand = start[8..12];
        if (brand.SequenceEqual("M4A "u8)) return new("audio/mp4", MediaKind.Audio);
        return brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.SequenceEqual("avc1"u8) || brand.SequenceEqual("M4V "u8) || brand.SequenceEqual("dash"u8) ? new("video/mp4", MediaKind.Video) : null;
    }

    /// <summary>A header of MPEG audio, layer 3: eleven bits set, a version and a layer that exist, a bit rate and a sampling rate that are none of the forbidden ones.</summary>
    private static bool IsMpegFrame(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && start[0] == 0xFF && (start[1] & 0xE0) == 0xE0 && (start[1] & 0x18) != 0x08 && (start[1] & 0x06) == 0x02 && (start[2] & 0xF0) is not (0xF0 or 0) && (start[2] & 0x0C) != 0x0C;

    private static long LimitOf(MediaKind kind) => kind switch
    {
        MediaKind.Image => 10 * Megabyte,
        MediaKind.Audio => 100 * Megabyte,
        MediaKind.Video => 500 * Megabyte,
    };
}
