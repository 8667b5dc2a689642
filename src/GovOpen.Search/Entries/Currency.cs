using GovOpen.EventLog.Reading;
using GovOpen.Search.Companions;

namespace GovOpen.Search.Entries;

/// <summary>How current answers are, by what the sources of entries say. Ask before reading what is answered, never after.</summary>
internal sealed class Currency(Freshness freshness)
{
    /// <summary>The service whose documents become entries.</summary>
    public const string Publishing = "publishing";

    /// <summary>Of what is in force: that follows from the documents.</summary>
    public KnownThrough Now() => new(freshness.Through(Publishing), freshness.IsStale(Publishing));

    /// <summary>Of answers: their units take them back, too, and Interpretation tells of that.</summary>
    public KnownThrough OfAnswers() => With(SealedInterpretations.Interpretation);

    /// <summary>Of results: the hotline takes them back, too.</summary>
    public KnownThrough OfResults() => With(PublishedResults.Hotline);

    private KnownThrough With(string other)
    {
        var (documents, others) = (freshness.Through(Publishing), freshness.Through(other));
        return new(documents is null || documents < others ? documents : others, freshness.IsStale(Publishing) || freshness.IsStale(other));
    }
}

/// <param name="Instant">Everything acknowledged before it is in the answer; null when that cannot be said of every source.</param>
/// <param name="IsStale">Whether that is too long ago.</param>
internal readonly record struct KnownThrough(DateTimeOffset? Instant, bool IsStale);
