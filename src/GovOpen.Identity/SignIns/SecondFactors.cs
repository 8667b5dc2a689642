using System.Security.Cryptography;
using GovOpen.Identity.Accounts;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace GovOpen.Identity.SignIns;

/// <summary>One-time codes by the clock (RFC 6238: SHA-1, 30 seconds, 6 digits, as all authenticator apps have it). Secrets are stored under data protection.</summary>
internal sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock, ILogger<SecondFactors> log)
{
    private const int SecretLength = 20;
    private const string Issuer = "GovOpen";

    // The phone's clock may be a step off.
    private static readonly VerificationWindow _window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("GovOpen.Identity.SecondFactors");

    /// <summary>A new secret, and what is stored of it.</summary>
    public (byte[] Protected, string Secret) New()
    {
        var secret = KeyGeneration.GenerateRandomKey(SecretLength);
        return (_protector.Protect(secret), Base32Encoding.ToString(secret));
    }

    /// <summary>For the QR code of an authenticator app.</summary>
    public static string UriOf(string secret, string username) => new OtpUri(OtpType.Totp, secret, username, Issuer).ToString();

    /// <summary>What is stored of a secret.</summary>
    public byte[] Keep(string secret) => _protector.Protect(Base32Encoding.ToBytes(secret));

    /// <summary>Whether a code is right and was not used before; then it is spent.</summary>
    public bool Spend(Person person, byte[] kept, string? code)
    {
        if (code is null || code.Length != 6 || !code.All(char.IsAsciiDigit)) return false;
        if (Open(kept) is not { } secret) return false;
        var totp = new Totp(secret);
        if (!totp.VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, _window) || step <= person.SpentCodes) return false;
        person.SpentCodes = step;
        return true;
    }

    private byte[]? Open(byte[] kept)
    {
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "A second factor cannot be opened: DataProtection:KeyRing is not the directory that it was made with. Bring that back, or have the second factors reset.");
            return null;
        }
    }
}
