using System.Buffers.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity.Tokens;

/// <summary>The public keys as a JSON Web Key Set (RFC 7517).</summary>
internal static class PublishKeys
{
    public static async Task<Ok<Response>> Handle(SigningKeys keys, CancellationToken ct) =>
        TypedResults.Ok(new Response([.. (await keys.PublishedAsync(ct)).Select(Describe)]));

    private static Key Describe(SigningKey key)
    {
        var rsa = key.ReadPublicKey();
        return new Key(key.Kid, Base64Url.EncodeToString(rsa.Modulus), Base64Url.EncodeToString(rsa.Exponent));
    }

    public sealed record Response([property: JsonPropertyName("keys")] Key[] Keys);

    public sealed record Key(
        [property: JsonPropertyName("kid")] string Kid,
        [property: JsonPropertyName("n")] string Modulus,
        [property: JsonPropertyName("e")] string Exponent)
    {
        [JsonPropertyName("kty")]
        public string Type { get; } = "RSA";

        [JsonPropertyName("use")]
        public string Use { get; } = "sig";

        [JsonPropertyName("alg")]
        public string Algorithm { get; } = SigningKey.Algorithm;
    }
}
