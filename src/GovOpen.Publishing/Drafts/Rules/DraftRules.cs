using System.Globalization;
using System.Text.Json;
using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts.Rules;

/// <summary>What a draft must fulfil to go on, beside its relations and the separation of duties. Pure.</summary>
internal static class DraftRules
{
    /// <summary>Why it cannot be submitted on the whole way: opinions must have been solicited for as long as the text of today asks for.</summary>
    public static Refusal? SubmissionOf(Draft draft, WorkingCalendar calendar)
    {
        if (SolicitationPeriod.MinimumFor(draft.Content) is not { } minimum || draft.IsCorrection) return null;

        var opened = draft.Steps.FindLast(step => step.Step == DraftStep.OpenSolicitation);
        var closed = draft.Steps.FindLast(step => step.Step == DraftStep.CloseSolicitation);
        if (opened is null || closed is null) return new("no-solicitation", $"Opinions on 《{draft.Content.Title}》 must be solicited for at least {minimum} before it is submitted.");

        var (from, until) = (opened.Details!["from"].Deserialize<DateOnly>(), opened.Details["until"].Deserialize<DateOnly>());
        return until >= minimum.EarliestEnd(from, calendar) || opened.Opinion is not null
            ? null
            : new("solicitation-too-short", $"Opinions were solicited until {Day(until)}; on the text as it is now they must be for at least {minimum}. Solicit again.");
    }

    /// <summary>
    /// The dated facts that a release on a day would publish, or why it cannot: effective before it was written, a last valid day before
    /// the first, a period beyond the sunset rule's without the legal reviewer's override.
    /// </summary>
    public static (PublishedFacts? Facts, bool ReviewNeeded, Refusal? Refusal) FactsOf(Draft draft, string text, IReadOnlyList<SunsetRule> rules, DateOnly releasedOn)
    {
        var content = draft.Content;
        var inText = StatedDates.Read(content.Title, text, releasedOn);
        var writtenOn = draft.SignedOn ?? releasedOn;
        var effectiveOn = content.EffectiveOn ?? inText.EffectiveOn ?? releasedOn;
        if (inText.EffectiveOn is { } said && said != effectiveOn) return Refused("text-says-otherwise", $"The text says that it takes effect on {Day(said)}; effectiveOn says {Day(effectiveOn)}. Make them agree.");
        if (effectiveOn < writtenOn) return Refused("effective-before-written", $"It would take effect on {Day(effectiveOn)}, before it was written on {Day(writtenOn)}.");

        DateOnly? inWords = inText.Periods.Count > 0 ? inText.Periods.Min(period => period.LastDay(effectiveOn)) : null;
        if (content.LastValidDay is { } given && inWords is { } end && given != end) return Refused("text-says-otherwise", $"The text says that it is valid until {Day(end)}; lastValidDay says {Day(given)}. Make them agree.");
        var stated = content.LastValidDay ?? inWords;
        if (stated < effectiveOn) return Refused("ends-before-it-begins", $"Its last valid day is {Day(stated.Value)}, before it takes effect on {Day(effectiveOn)}.");

        var covering = Sunset.Of(new(content.Kind, content.Title, draft.Division, null, writtenOn, effectiveOn, null, []), rules);
        if (stated is { } last && covering.LastValidDay is { } cap && last > cap && draft.LegalOverride is null) return Refused("period-too-long", TooLong(last, cap, covering.Reason));

        var reason = stated is null ? covering.Reason
            : stated > covering.LastValidDay ? LastValidDayReason.LegalOverride
            : content.LastValidDay is not null ? LastValidDayReason.Stated : LastValidDayReason.StatedInText;
        var facts = new Validity { PublishedOn = releasedOn, EffectiveOn = effectiveOn, LastValidDay = stated ?? covering.LastValidDay };
        return (new PublishedFacts(facts, reason, draft.RedactedBodyHash ?? content.BodyHash), inText.EndUnresolved && content.LastValidDay is null, null);
    }

    /// <summary>Why an extension may not reach so far: no further from its first day than a new document of the kind, unless the legal reviewer allows it.</summary>
    public static Refusal? ExtensionsOf(Draft draft, IReadOnlyList<RelationRules.Case> cases, IReadOnlyList<SunsetRule> rules, DateOnly releasedOn)
    {
        if (draft.LegalOverride is not null) return null;
        foreach (var (relation, found, _) in cases.Where(one => one.Relation.Type == RelationType.Extends && one.Found.Count == 1))
        {
            if (Sunset.LatestEndOfExtension(found[0], relation.On ?? draft.Content.EffectiveOn ?? releasedOn, rules) is { } cap && relation.Until > cap)
            {
                return new("period-too-long", $"《{found[0].Title}》 would be valid until {Day(relation.Until!.Value)}; an extension may reach to {Day(cap)} at most. Shorten it, or have the legal reviewer allow it with reasons.");
            }
        }

        return null;
    }

    private static string TooLong(DateOnly last, DateOnly cap, LastValidDayReason? reason) =>
        $"It would be valid until {Day(last)}; {(reason == LastValidDayReason.TrialSunset ? "a document on trial (试行、暂行)" : "a document of its kind")} may last until {Day(cap)} at most. Shorten it, or have the legal reviewer allow it with reasons.";

    /// <summary>Why a draft cannot be released although all reviews are done.</summary>
    public static Refusal? ReleaseOf(Draft draft)
    {
        if (draft.Disclosure is not DisclosureMode.Proactive) return new("not-for-the-public", $"The secrecy review decided {(draft.Disclosure is { } mode ? CamelCase.Of(mode) : "nothing")}; only what is disclosed proactively is released. File it instead.");
        if (draft.Content.Sensitive && string.IsNullOrWhiteSpace(draft.Content.ResponsePlan)) return new("no-response-plan", "Its release is flagged sensitive and no response plan lies ready.");
        return DutiesOf(draft);
    }

    /// <summary>Every opinion that its way asks for must stand: whoever gave it may have taken it back.</summary>
    private static Refusal? DutiesOf(Draft draft)
    {
        Duty[] needed = draft.IsUrgent
            ? [Duty.SecrecyReview, Duty.FirstReview, Duty.Sign]
            : [Duty.LegalReview, Duty.SecrecyReview, Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview, Duty.FirstProof, Duty.SecondProof, Duty.ThirdProof, Duty.Sign];
        var done = draft.DutiesDone.Select(duty => duty.Duty).ToHashSet();
        var missing = needed.Where(duty => !done.Contains(duty)).ToList();
        return missing.Count == 0 ? null : new("reviews-missing", $"These do not stand: {string.Join(", ", missing.Select(CamelCase.Of))}.");
    }

    private static (PublishedFacts?, bool, Refusal?) Refused(string code, string sentence) => (null, false, new(code, sentence));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
