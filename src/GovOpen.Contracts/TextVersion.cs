namespace GovOpen.Contracts;

/// <summary>A document's text on the half-open interval of days from <see cref="From"/> to the next version's.</summary>
/// <param name="From">Its first day; null: from the beginning.</param>
/// <param name="BodyHash">SHA-256 of the text in UTF-8, in lower-case hexadecimal.</param>
public sealed record TextVersion(DateOnly? From, string BodyHash);

/// <summary>Which text counts when.</summary>
public static class TextVersions
{
    /// <summary>The text of a day: the last that has begun.</summary>
    /// <param name="texts">In the order of their first days; the first has none.</param>
    /// <param name="day">The day asked about.</param>
    public static TextVersion On(this IReadOnlyList<TextVersion> texts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Last(text => text.From is null || text.From <= day);
    }
}
