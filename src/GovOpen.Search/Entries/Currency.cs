using GovOpen.EventLog.Reading;

namespace GovOpen.Search.Entries;

/// <summary>How current answers are, over all sources of entries.</summary>
internal sealed class Currency(Freshness freshness)
{
    /// <summary>The services whose events become entries.</summary>
    public const string Publishing = "publishing";

    private static readonly string[] _sources = [Publishing];

    /// <summary>Everything acknowledged before this instant is in the answer; null when that cannot be said.</summary>
    public DateTimeOffset? Through() => _sources.Min(freshness.Through);

    public bool IsStale() => _sources.Any(freshness.IsStale);
}
