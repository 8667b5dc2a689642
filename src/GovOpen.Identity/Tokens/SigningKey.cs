using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tokens;

/// <summary>
/// A key that signs access tokens. Every replica knows of a new one within seconds; see <see cref="KeyRotation"/> and
/// <see cref="RevokeKey"/>.
/// </summary>
internal sealed class SigningKey
{
    public const string Algorithm = SecurityAlgorithms.RsaSha256;

    private const int Bits = 3072;

    public required string Kid { get; init; }

    /// <summary>X.509 SubjectPublicKeyInfo. In clear, so that keys can be published by whoever cannot open them.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>PKCS #8 under data protection: a copy of the database alone signs nothing.</summary>
    public required byte[] ProtectedPrivateKey { get; init; }

    /// <summary>Published at once, used from this moment on.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    /// <summary>No longer published after this moment, and not used for tokens that would outlive it.</summary>
    public DateTimeOffset? RetireAfter { get; set; }

    public static SigningKey New(IDataProtector protector, DateTimeOffset activeFrom)
    {
        using var rsa = RSA.Create(Bits);
        return new SigningKey
        {
            Kid = Guid.CreateVersion7(activeFrom).ToString("N"),
            PublicKey = rsa.ExportSubjectPublicKeyInfo(),
            ProtectedPrivateKey = protector.Protect(rsa.ExportPkcs8PrivateKey()),
            ActiveFrom = activeFrom,
        };
    }

    public bool IsPublished(DateTimeOffset now) => RetireAfter is null || RetireAfter > now;

    public bool OutlivesTokensOf(DateTimeOffset now) => IsPublished(now + AccessTokens.Lifetime);

    /// <summary>Throws where the key ring is not the one that the key was made with.</summary>
    public SigningCredentials Open(IDataProtector protector)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(protector.Unprotect(ProtectedPrivateKey), out _);
        return new SigningCredentials(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = Kid }, Algorithm);
    }

    public RSAParameters ReadPublicKey()
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return rsa.ExportParameters(includePrivateParameters: false);
    }
}

internal static class SigningKeyProtection
{
    public static IDataProtector ForSigningKeys(this IDataProtectionProvider protection) => protection.CreateProtector("GovOpen.Identity.SigningKeys");
}
