using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/records/{id}</c>: a disclosure record as the public sees it.</summary>
public sealed record RecordView
{
    /// <summary>As it was published.</summary>
    public required RecordPublished Record { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <summary>What problem details with status 410 say more of a record that was withdrawn.</summary>
/// <param name="WithdrawnOn">The day, in Shanghai.</param>
/// <param name="Reason">As it was published.</param>
public sealed record WithdrawnRecord(DateOnly WithdrawnOn, string Reason);
