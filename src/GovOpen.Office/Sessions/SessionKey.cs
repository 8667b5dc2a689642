using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GovOpen.Office.Sessions;

/// <summary>What the cookie carries and the database does not: only its hash is stored.</summary>
internal static class SessionKey
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
