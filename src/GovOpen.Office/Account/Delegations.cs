using System.Text.Json.Serialization;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Office.Calls;

namespace GovOpen.Office.Account;

/// <summary>Roles handed to colleagues, and by them.</summary>
public sealed record Delegations
{
    public static Delegations None { get; } = new();

    public IReadOnlyList<Delegation> Given { get; init; } = [];

    public IReadOnlyList<Delegation> Received { get; init; } = [];
}

/// <summary>One of them; of the names only those of the other side are there.</summary>
public sealed record Delegation
{
    public required Guid Id { get; init; }

    public required Role Role { get; init; }

    public string? To { get; init; }

    public string? ToName { get; init; }

    public string? By { get; init; }

    public string? ByName { get; init; }

    [JsonConverter(typeof(DayConverter))]
    public required DateOnly From { get; init; }

    [JsonConverter(typeof(DayConverter))]
    public required DateOnly Until { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
