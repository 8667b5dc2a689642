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
    public KnownThrough OfAnswers()
    {
        var (documents, answers) = (freshness.Through(Publishing), freshness.Through(SealedInterpretations.Interpretation));
        return new(documents is null || documents < answers ? documents : answers, freshness.IsStale(Publishing) || freshness.IsStale(SealedInterpretations.Interpretation));
    }
}

/// <param name="Instant">Everything acknowledged before it is in the answer; null when that cannot be said of every source.</param>
/// <param name="IsStale">Whether that is too long ago.</param>
internal readonly record struct KnownThrough(DateTimeOffset? Instant, bool IsStale);
