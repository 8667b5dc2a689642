using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Accounts;

/// <summary>An account, as administrators see it.</summary>
public sealed record AccountView
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string DisplayName { get; init; }

    public Guid? UnitId { get; init; }

    public string? Unit { get; init; }

    public string? Division { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>By an administrator, or for some minutes after too many wrong passwords.</summary>
    public required bool Locked { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public string? LockReason { get; init; }

    public bool MustChangePassword { get; init; }

    public bool SecondFactor { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public required long Version { get; init; }
}

/// <summary>A page of them.</summary>
public sealed record AccountList(int Total, IReadOnlyList<AccountView> Accounts);

/// <summary>A new one, with the password that is shown once.</summary>
public sealed record NewAccount(AccountView Account, string InitialPassword);

/// <summary>A password that is shown once.</summary>
public sealed record InitialPassword([property: System.Text.Json.Serialization.JsonPropertyName("initialPassword")] string Text);
