using System.Text.Json.Serialization;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Office.Calls;

namespace GovOpen.Office.Account;

/// <summary>Whoever is signed in, as Identity knows them.</summary>
public sealed record MyAccount
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string DisplayName { get; init; }

    public string? Unit { get; init; }

    public string? Division { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Roles that colleagues delegated to them, today.</summary>
    public IReadOnlyList<DelegatedRole> Delegated { get; init; } = [];

    public required bool SecondFactor { get; init; }

    public DateTimeOffset? PasswordChangedAt { get; init; }

    public DateTimeOffset? PasswordExpiresAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }
}

/// <param name="By">Whose role it is.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record DelegatedRole(
    Role Role,
    string? By,
    [property: JsonConverter(typeof(DayConverter))] DateOnly From,
    [property: JsonConverter(typeof(DayConverter))] DateOnly Until);
