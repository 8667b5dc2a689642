using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>What decides whether an act upon a document is possible.</summary>
/// <param name="Title">For the sentence.</param>
/// <param name="Validity">Before the act.</param>
/// <param name="LastValidDayReason">Why its last valid day is what it is.</param>
/// <param name="TakenOffBy">What took it off the public site; null: it is on it.</param>
internal sealed record Standing(string Title, Validity Validity, LastValidDayReason? LastValidDayReason, ActType? TakenOffBy);

/// <summary>Whether something can happen to a document, seen from the document. Pure: its facts and the act go in, a refusal comes out.</summary>
internal static class ActRules
{
    /// <param name="it">The document before the act.</param>
    /// <param name="act">What would happen.</param>
    /// <param name="today">The day on which it would be recorded.</param>
    public static Refusal? RefusalOf(Standing it, Act act, DateOnly today) => act.Type switch
    {
        ActType.Withdrawn or ActType.Gone or ActType.Redirected => NotPublic(it, it.Validity, today) ?? TooEarly(it, act),
        ActType.Restored => RestoredOf(it),
        // The law goes on for what is off the site: a repeal that could not be recorded would be forgotten when it is restored.
        _ => NotPublic(it, it.Validity with { WithdrawnOn = null }, today) ?? TooEarly(it, act) ?? LegalOf(it, it.Validity with { WithdrawnOn = null }, act, today),
    };

    private static Refusal? LegalOf(Standing it, Validity validity, Act act, DateOnly today)
    {
        if (validity.On(act.On) == ValidityStatus.Repealed)
        {
            var since = validity.RepealedOn is { } end ? $" from {Day(end)} on" : "";
            return new("already-repealed", $"《{it.Title}》 is repealed{since}; nothing more can happen to it from {Day(act.On)} on.");
        }

        if (act.Type is ActType.Repealed or ActType.Kept or ActType.ToBeAmended or ActType.Corrected) return null;
        if (act.Type == ActType.Extended) return ExtendedOf(it, act, today);
        if (validity.LastValidDay < act.On) return new("already-lapsed", $"《{it.Title}》 lapses after {Day(validity.LastValidDay.Value)}; nothing more can happen to it from {Day(act.On)} on.");
        return act.Type switch
        {
            ActType.Suspended => SuspendedOf(it, act),
            ActType.Resumed when !validity.Suspensions.Any(suspension => suspension.Covers(act.On)) =>
                new("not-suspended", $"《{it.Title}》 is not suspended on {Day(act.On)}; there is nothing to resume."),
            _ => null,
        };
    }

    private static Refusal? NotPublic(Standing it, Validity validity, DateOnly today) =>
        validity.On(today) == ValidityStatus.NotDisclosed ? new("not-published", $"《{it.Title}》 is not public; this cannot happen to what nobody can read.") : null;

    private static Refusal? TooEarly(Standing it, Act act) => act.On < it.Validity.PublishedOn
        ? new("before-publication", $"《{it.Title}》 was published on {Day(it.Validity.PublishedOn.Value)}; nothing can have happened to it on {Day(act.On)}.")
        : null;

    private static Refusal? RestoredOf(Standing it) => it.TakenOffBy switch
    {
        ActType.Withdrawn => null,
        null => new("not-withdrawn", $"《{it.Title}》 is not withdrawn; there is nothing to restore."),
        _ => new("gone-for-good", $"《{it.Title}》 was removed or redirected for good; publish it anew."),
    };

    /// <summary>
    /// An extension must be published, and begin, while the document still lives: what has lapsed is not revived by extending it, and the days
    /// between are days without force.
    /// </summary>
    private static Refusal? ExtendedOf(Standing it, Act act, DateOnly today)
    {
        // A clean-up may set an end where none was.
        if (it.Validity.LastValidDay is not { } last) return act.CleanUpId is not null ? null : new("no-end", $"《{it.Title}》 has no last valid day; there is nothing to extend.");
        if (it.LastValidDayReason == LastValidDayReason.DeclaredLapsed) return new("declared-lapsed", $"《{it.Title}》 was declared to lapse after {Day(last)}; that is not undone by an extension.");
        if (last < today || last.AddDays(1) < act.On) return new("already-lapsed", $"《{it.Title}》 lapses after {Day(last)}; an extension must be published, and begin, before that day is over. Issue it anew.");
        return act.Until > last ? null : new("not-longer", $"《{it.Title}》 is valid until {Day(last)}; an extension must name a later day.");
    }

    private static Refusal? SuspendedOf(Standing it, Act act)
    {
        if (act.Until < act.On) return new("until-before-from", "The suspension ends before it begins.");
        var overlapping = it.Validity.Suspensions.Any(suspension => !(suspension.To < act.On) && !(act.Until < suspension.From));
        return overlapping ? new("already-suspended", $"《{it.Title}》 is suspended already on some of these days.") : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
