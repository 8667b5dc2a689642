using System.Security.Cryptography;
using System.Text;

namespace GovOpen.Search.Companions;

/// <summary>What was sealed, fetched by its hash and held against it: what is shown is what was signed.</summary>
internal sealed class SealedInterpretations(IHttpClientFactory clients)
{
    /// <summary>The service that keeps them.</summary>
    public const string Interpretation = "interpretation";

    /// <summary>A <see cref="Contracts.Interpretation.V1.SealedInterpretation"/> as JSON.</summary>
    public async Task<string> ReadAsync(string hash, CancellationToken ct)
    {
        using var client = clients.CreateClient(Interpretation);
        var content = await client.GetStringAsync(new Uri("internal/sealed-interpretations/" + hash, UriKind.Relative), ct);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))) == hash ? content : throw new InvalidDataException($"Interpretation {hash} is not what was signed.");
    }
}
