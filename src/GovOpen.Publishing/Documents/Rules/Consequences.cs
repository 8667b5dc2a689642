using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// What follows for a document from what was published and from the acts that were recorded since, in their order. What a source
/// states and what acts do are kept apart, so that a source that sends its document again cannot bring back what an act ended.
/// </summary>
internal static class Consequences
{
    /// <param name="published">The facts as published.</param>
    /// <param name="acts">In the order in which they were recorded.</param>
    public static (Validity Validity, LastValidDayReason? Reason) Of(PublishedFacts published, IEnumerable<Act> acts)
    {
        var (validity, why) = (published.Validity, published.LastValidDayReason);
        foreach (var act in acts)
        {
            (validity, why) = act.Type switch
            {
                ActType.Repealed => (validity with { RepealedOn = Earlier(validity.RepealedOn, act.On) }, why),
                ActType.PartlyRepealed => (validity with { PartlyRepealedOn = Earlier(validity.PartlyRepealedOn, act.On) }, why),
                ActType.Extended => (validity with { LastValidDay = act.Until }, LastValidDayReason.Extended),
                ActType.DeclaredLapsed when !(validity.LastValidDay < act.On) => (validity with { LastValidDay = act.On.AddDays(-1) }, LastValidDayReason.DeclaredLapsed),
                ActType.Suspended => (validity with { Suspensions = [.. validity.Suspensions, new(act.On, act.Until)] }, why),
                ActType.Resumed => (validity with { Suspensions = [.. validity.Suspensions.Select(suspension => EndedBefore(suspension, act.On)).OfType<Suspension>()] }, why),
                ActType.Withdrawn or ActType.Gone or ActType.Redirected => (validity with { WithdrawnOn = act.On }, why),
                ActType.Restored => (validity with { WithdrawnOn = null }, why),
                _ => (validity, why),
            };
        }

        return published.IsEndRestated && published.Validity.LastValidDay is { } stated && !(validity.LastValidDay <= stated)
            ? (validity with { LastValidDay = stated }, published.LastValidDayReason)
            : (validity, why);
    }

    /// <summary>The texts on their half-open intervals: an amendment begins one, a correction takes the place of the one that counts on its day.</summary>
    public static IReadOnlyList<TextVersion> TextsOf(string published, IEnumerable<Act> acts)
    {
        IReadOnlyList<TextVersion> texts = [new(null, published)];
        foreach (var act in acts.Where(act => act.BodyHash is not null))
        {
            var replaced = act.Type == ActType.Corrected ? texts.On(act.On) : texts.FirstOrDefault(text => text.From == act.On);
            var from = act.Type == ActType.Corrected ? replaced!.From : act.On;
            texts = [.. texts.Where(text => text != replaced).Append(new(from, act.BodyHash!)).OrderBy(text => text.From ?? DateOnly.MinValue)];
        }

        return texts;
    }

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    /// <summary>What of a suspension is left when execution is resumed on a day: only the one that covers the day ends; null where nothing is left of it.</summary>
    private static Suspension? EndedBefore(Suspension suspension, DateOnly day) =>
        !suspension.Covers(day) ? suspension : suspension.From == day ? null : suspension with { To = day.AddDays(-1) };
}
