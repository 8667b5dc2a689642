using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Search.Rebuilding;

/// <summary>A request that the index be built anew.</summary>
internal sealed class RebuildRow
{
    public required Guid Id { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}

/// <summary>How far a replica is with it.</summary>
internal sealed class RebuildProgressRow
{
    public required Guid RebuildId { get; init; }

    /// <summary>Names a process.</summary>
    public required string Replica { get; init; }

    public required RebuildState State { get; init; }

    /// <summary>Entries.</summary>
    public required long Done { get; init; }

    public required long Total { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<RebuildState>))]
internal enum RebuildState
{
    /// <summary>Entries are read from the projection.</summary>
    Building,

    /// <summary>What the new index says is compared with what the projection says.</summary>
    Verifying,

    /// <summary>The new index answers.</summary>
    Done,

    /// <summary>The old one goes on answering.</summary>
    Failed,
}
