namespace GovOpen.Office.Rebuilds;

/// <summary>A request that the index of the search be built anew.</summary>
public sealed record Rebuild(Guid Id, string Reason, DateTimeOffset RequestedAt, IReadOnlyList<RebuildReplica> Replicas);

/// <summary>How far one process of the search is with it.</summary>
/// <param name="State"><c>building</c>, <c>verifying</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Problem">Why it failed.</param>
public sealed record RebuildReplica(string Replica, string State, long Done, long Total, string? Problem, DateTimeOffset UpdatedAt);

public sealed record RebuildList(IReadOnlyList<Rebuild> Rebuilds);

public sealed record RebuildRequested(Guid RequestId);
