using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// The last day of validity that follows from what a source and a text state and from the sunset rule (有效期制度) of the
/// jurisdiction, if one covers the document. It is resolved once, when the document is written or imported: a change of
/// the rules alters no document by itself. Rules, regulations and laws have no sunset, but may state their end.
/// </summary>
/// <param name="LastValidDay">Null: no end is set, or it cannot be computed because the first day is not known.</param>
/// <param name="Reason">Where the day comes from; null without a day.</param>
/// <param name="ReviewNeeded">The rules want an end that nobody stated, or another one than was stated.</param>
internal sealed record Sunset(DateOnly? LastValidDay, LastValidDayReason? Reason, bool ReviewNeeded)
{
    /// <param name="Kind">Only a <see cref="DocumentKind.NormativeDocument"/> can have an end that nobody stated.</param>
    /// <param name="Title">暂行 and 试行 in it shorten the longest period.</param>
    /// <param name="Division">行政区划代码; decides on the jurisdiction.</param>
    /// <param name="Region">A province's name; decides where there is no code.</param>
    /// <param name="MadeOn">成文日期, else 公布日期; decides whether a rule covers it.</param>
    /// <param name="EffectiveOn">From which periods count.</param>
    /// <param name="Stated">The day that the source states.</param>
    /// <param name="InText">The periods that the text states of itself.</param>
    public sealed record Case(
        DocumentKind Kind, string Title, string? Division, string? Region, DateOnly? MadeOn, DateOnly? EffectiveOn, DateOnly? Stated, IReadOnlyList<StatedPeriod> InText);

    public static Sunset Of(Case it, IReadOnlyList<SunsetRule> rules)
    {
        // A stated end is one for every kind; the general sunset and its cap are for the kind that a rule names.
        var ofPlace = rules.Where(rule => it.Kind == DocumentKind.NormativeDocument && rule.Kind == it.Kind && rule.IsOf(it.Division, it.Region)).ToList();
        var covering = ofPlace.Where(rule => rule.From <= it.MadeOn).OrderBy(rule => rule.From).LastOrDefault();
        var (cap, capReason) = covering is null ? (null, default) : Cap(covering, it);

        // A source's day is the register's own, extensions (延续) included: it stays, and a person looks at one beyond the rule.
        if (it.Stated is { } stated) return new(stated, LastValidDayReason.Stated, ReviewNeeded: stated > cap);

        if (it.InText.Count > 0)
        {
            // Of several the earliest: nobody shall be told of a force that may have ended.
            var inText = it.InText.Min(period => period.LastDay(it.EffectiveOn));
            return inText > cap
                ? new(cap, capReason, ReviewNeeded: true)
                : new(inText, inText is null ? null : LastValidDayReason.StatedInText, ReviewNeeded: inText is null || inText < it.EffectiveOn || it.InText.Count > 1);
        }

        if (covering is null) return new(null, null, ReviewNeeded: ofPlace.Count > 0);
        return new(cap, cap is null ? null : capReason, ReviewNeeded: cap is null);
    }

    /// <summary>The latest last valid day that an extension (延续) from a day on may give; null: no rule covers the document.</summary>
    public static DateOnly? LatestEndOfExtension(Document document, DateOnly from, IReadOnlyList<SunsetRule> rules) =>
        Of(new(document.Kind, document.Title, document.Division, null, from, from, null, []), rules).LastValidDay;

    /// <summary>The latest day that the rule allows.</summary>
    private static (DateOnly? Day, LastValidDayReason Reason) Cap(SunsetRule rule, Case it)
    {
        var onTrial = Titles.OnTrial(it.Title);
        var years = onTrial ? Math.Min(rule.TrialYears, rule.Years) : rule.Years;
        DateOnly? day = it.EffectiveOn is { } first ? StatedPeriod.LastDay(first, 12 * years) : null;
        return (day, onTrial ? LastValidDayReason.TrialSunset : LastValidDayReason.GeneralSunset);
    }
}
