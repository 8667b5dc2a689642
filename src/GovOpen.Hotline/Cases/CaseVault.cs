using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace GovOpen.Hotline.Cases;

/// <summary>Makes the keys of cases, and encrypts and reads under them (AES-256-GCM). What was encrypted for one case and field is read for no other.</summary>
internal sealed class CaseVault(IDataProtectionProvider protection)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("GovOpen.Hotline.CaseKeys");

    /// <summary>A new one.</summary>
    public CaseKey NewKey(Guid order) => new() { OrderId = order, Wrapped = _protector.CreateProtector(order.ToString()).Protect(RandomNumberGenerator.GetBytes(32)) };

    /// <exception cref="CryptographicException">The key ring is not the one that the key was made with.</exception>
    public OpenCase Open(CaseKey key) => new(key.OrderId, _protector.CreateProtector(key.OrderId.ToString()).Unprotect(key.Wrapped));

    /// <summary>A case whose key is in memory.</summary>
    internal sealed class OpenCase(Guid order, byte[] key)
    {
        /// <summary>A text that only this case reads.</summary>
        /// <param name="field">What it is; needed to read it.</param>
        /// <param name="text">In clear.</param>
        public byte[] Seal(string field, string text)
        {
            var plain = Encoding.UTF8.GetBytes(text);
            var sealedText = new byte[NonceLength + plain.Length + TagLength];
            var nonce = sealedText.AsSpan(0, NonceLength);
            RandomNumberGenerator.Fill(nonce);
            using var cipher = new AesGcm(key, TagLength);
            cipher.Encrypt(nonce, plain, sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), Bound(field));
            return sealedText;
        }

        /// <exception cref="CryptographicException">It is not what was sealed.</exception>
        public string Read(string field, byte[] sealedText)
        {
            var plain = new byte[sealedText.Length - NonceLength - TagLength];
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength, plain.Length), sealedText.AsSpan(NonceLength + plain.Length), plain, Bound(field));
            return Encoding.UTF8.GetString(plain);
        }

        /// <summary>The code of who filed it: it follows from the key, so that it stands nowhere, and nobody without the key can try all.</summary>
        public string Code => Receipt.CodeOf(HMACSHA256.HashData(key, Bound("code")));

        private byte[] Bound(string field) => Encoding.UTF8.GetBytes($"{order}:{field}");
    }
}
