using System.Security.Cryptography;
using System.Text;

namespace GovOpen.Interpretation.Delivery;

/// <summary>
/// Who sends, as standardwebhooks.com has it: <c>webhook-signature: v1,</c> and the HMAC-SHA256 of <c>id.timestamp.body</c>. After a change of
/// the secret both stand there until the next, so that a receiver can follow in its own time.
/// </summary>
internal static class Signature
{
    /// <summary>What the receiver keeps: <c>whsec_</c> and 32 bytes in base64.</summary>
    public static string SecretOf(Receiver receiver, string key) => "whsec_" + Convert.ToBase64String(BytesOf(receiver.Id, receiver.SecretGeneration, key));

    /// <summary>The header.</summary>
    public static string Of(Receiver receiver, string key, string id, string timestamp, string body)
    {
        var text = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}");
        return string.Join(' ', GenerationsOf(receiver).Select(generation => "v1," + Convert.ToBase64String(HMACSHA256.HashData(BytesOf(receiver.Id, generation, key), text))));
    }

    private static IEnumerable<int> GenerationsOf(Receiver receiver) => receiver.SecretGeneration == 1 ? [1] : [receiver.SecretGeneration, receiver.SecretGeneration - 1];

    private static byte[] BytesOf(Guid receiver, int generation, string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"receiver:{receiver}:{generation}")));
}
