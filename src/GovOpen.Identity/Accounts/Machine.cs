using System.Security.Cryptography;
using System.Text;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Tokens;

namespace GovOpen.Identity.Accounts;

/// <summary>The account of a program: another system of the government, or one of the platform's own services.</summary>
internal sealed class Machine
{
    public required Guid Id { get; init; }

    public required string ClientId { get; init; }

    /// <summary>SHA-256 of the secret. No salt and no slow hash: secrets are drawn, not thought up, and have 100 bits or more.</summary>
    public required byte[] SecretHash { get; set; }

    public required List<Role> Roles { get; init; }

    /// <summary>What it may ask for; see <see cref="Contracts.Identity.V1.Scopes"/>.</summary>
    public required List<string> Scopes { get; set; }

    /// <summary>The division that it speaks for, where it speaks for one.</summary>
    public string? Division { get; init; }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool Owns(string secret) => CryptographicOperations.FixedTimeEquals(SecretHash, HashOf(secret));

    public TokenSubject AsSubject() => new()
    {
        Id = Id,
        Name = ClientId,
        Roles = Roles,
        Scopes = Scopes,
        Division = Division,
        ClientId = ClientId,
    };
}
