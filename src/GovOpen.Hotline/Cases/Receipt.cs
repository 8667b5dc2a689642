using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovOpen.Contracts;

namespace GovOpen.Hotline.Cases;

/// <summary>回执: the number by which anybody speaks of a concern, and the code by which who filed it is known. The number is no secret.</summary>
internal static class Receipt
{
    // Without what looks alike: 0 and O, 1 and I and L, 5 and S, 8 and B.
    private const string Alphabet = "234679ACDEFGHJKMNPQRTUVWXYZ";

    /// <summary>47 bits; nobody tries so many, with a handful of attempts an hour.</summary>
    private const int CodeLength = 10;

    /// <summary>20261201-0000042.</summary>
    /// <param name="receivedAt">Its day in Shanghai stands in front.</param>
    /// <param name="number">Counts all concerns.</param>
    public static string Of(DateTimeOffset receivedAt, long number) => string.Create(CultureInfo.InvariantCulture, $"{ShanghaiDay.Of(receivedAt):yyyyMMdd}-{number:D7}");

    /// <summary>The count in a receipt; null: it is none.</summary>
    public static long? NumberOf(string? receipt)
    {
        var parts = (receipt ?? "").Normalize(NormalizationForm.FormKC).Trim().Split('-');
        return parts is [{ Length: 8 } day, { Length: >= 7 and <= 15 } count] && day.All(char.IsAsciiDigit) && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A code of so much that is random.</summary>
    /// <param name="random">16 bytes and more, evenly spread.</param>
    public static string CodeOf(ReadOnlySpan<byte> random)
    {
        var rest = BinaryPrimitives.ReadUInt128LittleEndian(random); // so large that the remainder is as good as even
        return string.Create(CodeLength, rest, static (code, left) =>
        {
            for (var i = 0; i < code.Length; i++, left /= (uint)Alphabet.Length) code[i] = Alphabet[(int)(left % (uint)Alphabet.Length)];
        });
    }

    /// <summary>Whether a code as somebody types it is that one; takes as long for every wrong one.</summary>
    public static bool Is(string typed, string code) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Canonical(typed)), Encoding.ASCII.GetBytes(code));

    /// <summary>What counts of a code as people type it: in small letters, with blanks and dashes, full-width.</summary>
    private static string Canonical(string code) => string.Concat(code.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
