using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Entries;

/// <summary>Which of a document's texts counts when.</summary>
internal static class DocumentTexts
{
    /// <summary>Of one that was never changed by an act, the one that it has.</summary>
    public static IReadOnlyList<TextVersion> TextVersions(this DocumentPublished document) =>
        document.Texts is { Count: > 0 } texts ? texts : [new(null, document.BodyHash)];

    /// <summary>Of all its texts, each once.</summary>
    public static IEnumerable<string> TextHashes(this DocumentPublished document) =>
        document.TextVersions().Select(text => text.BodyHash).Append(document.BodyHash).Distinct();

    /// <summary>Its texts, by their hashes, with their days. One that another replaced on its own first day never counted.</summary>
    public static IReadOnlyList<(string BodyHash, TextPeriod Days)> DatedTexts(this DocumentPublished document)
    {
        var texts = document.TextVersions();
        return
        [
            .. texts.Select((text, i) => (text.BodyHash, Days: new TextPeriod(text.From, i + 1 < texts.Count ? texts[i + 1].From : null)))
                .Where(text => text.Days.From is null || text.Days.From != text.Days.Until),
        ];
    }

    /// <summary>The days of its texts.</summary>
    public static IReadOnlyList<TextPeriod> TextPeriods(this DocumentPublished document) => [.. document.DatedTexts().Select(text => text.Days)];

    /// <summary>The days of the text that counts on a day.</summary>
    public static TextPeriod TextPeriodOn(this DocumentPublished document, DateOnly day) =>
        document.TextPeriods().Last(period => period.From is null || period.From <= day);
}
