using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tokens;

/// <summary>For whom a token speaks: what becomes its claims.</summary>
internal sealed record TokenSubject
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public string? Division { get; init; }

    public string? Unit { get; init; }

    /// <summary>Older tokens count no more, so this one is not older.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Roles that others delegated, with their accounts: <c>Principal:0199…</c>.</summary>
    public IReadOnlyList<string> Delegations { get; init; } = [];

    /// <summary>Machines only.</summary>
    public string? ClientId { get; init; }
}
