using GovOpen.EventLog.Reading;

namespace GovOpen.Search.Entries;

/// <summary>How current answers are, over all sources of entries. Ask before reading what is answered, never after.</summary>
internal sealed class Currency(Freshness freshness)
{
    /// <summary>The service whose documents become entries.</summary>
    public const string Publishing = "publishing";

    private static readonly string[] _sources = [Publishing];

    public KnownThrough Now()
    {
        var instants = Array.ConvertAll(_sources, freshness.Through);
        return new(instants.Contains(null) ? null : instants.Min(), _sources.Any(freshness.IsStale));
    }
}

/// <param name="Instant">Everything acknowledged before it is in the answer; null when that cannot be said of every source.</param>
/// <param name="IsStale">Whether that is too long ago.</param>
internal readonly record struct KnownThrough(DateTimeOffset? Instant, bool IsStale);
