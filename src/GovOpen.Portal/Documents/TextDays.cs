using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Documents;

/// <summary>The days by which the texts of a document are read.</summary>
internal static class TextDays
{
    /// <summary>A day on which a text counts: its first; of the first text, that of publication where that is known, else its last.</summary>
    public static DateOnly DayOf(this DocumentView document, TextPeriod text, DateOnly today)
    {
        var last = text.Until?.AddDays(-1) ?? today;
        return text.From ?? (document.Facts.PublishedOn is { } published && published < last ? published : last);
    }
}
