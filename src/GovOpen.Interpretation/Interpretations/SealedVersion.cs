using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>An approved version, byte by byte as its hash says. Never changed, never deleted: nothing that was published is lost.</summary>
internal sealed class SealedVersion
{
    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required Guid InterpretationId { get; init; }

    public required long Version { get; init; }

    /// <summary>A <see cref="SealedInterpretation"/> as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public SealedInterpretation Read() => JsonSerializer.Deserialize<SealedInterpretation>(Content, ContractJson.Options)!;

    public static SealedVersion Of(SealedInterpretation approved)
    {
        var json = JsonSerializer.Serialize(approved, ContractJson.Options);
        return new()
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            InterpretationId = approved.InterpretationId,
            Version = approved.Version,
            Content = json,
            SealedAt = approved.SealedAt,
        };
    }
}
