using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Tokens;

namespace GovOpen.Identity.Accounts;

/// <summary>The account of a program: another system of the government, or one of the platform's own services.</summary>
internal sealed class Machine
{
    public required Guid Id { get; init; }

    public required string ClientId { get; init; }

    public required string SecretHash { get; set; }

    public required List<Role> Roles { get; init; }

    /// <summary>What it may ask for; see <see cref="Contracts.Identity.V1.Scopes"/>.</summary>
    public required List<string> Scopes { get; set; }

    /// <summary>The division that it speaks for, where it speaks for one.</summary>
    public string? Division { get; init; }

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
