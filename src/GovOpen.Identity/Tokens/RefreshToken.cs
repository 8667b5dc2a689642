using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace GovOpen.Identity.Tokens;

/// <summary>What a person's client keeps: the family, to find it by, and 256 random bits that only the client has.</summary>
internal sealed class RefreshToken
{
    private const int FamilyLength = 16;
    private const int SecretLength = 32;

    private readonly byte[] _secret;

    private RefreshToken(Guid family, byte[] secret)
    {
        Family = family;
        _secret = secret;
    }

    public Guid Family { get; }

    /// <summary>What is stored. No salt and no slow hash: nobody guesses 256 bits.</summary>
    public byte[] Hash => SHA256.HashData(_secret);

    public static RefreshToken New(Guid family) => new(family, RandomNumberGenerator.GetBytes(SecretLength));

    public static bool TryParse(string text, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        if (!Base64Url.IsValid(text, out var length) || length != FamilyLength + SecretLength) return false;

        var bytes = Base64Url.DecodeFromChars(text);
        token = new(new Guid(bytes.AsSpan(0, FamilyLength), bigEndian: true), bytes[FamilyLength..]);
        return true;
    }

    public override string ToString() => Base64Url.EncodeToString([.. Family.ToByteArray(bigEndian: true), .. _secret]);
}
