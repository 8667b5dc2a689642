using GovOpen.Contracts;

namespace GovOpen.Portal.Formats;

/// <summary>A stretch of days.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day after it; null: no end is known.</param>
internal sealed record Stretch(DateOnly From, DateOnly? Until);

/// <summary>
/// The days of force as stretches, by the rules of <see cref="Validity.On"/>: from the first day of force to the first day without,
/// less the suspensions. What never had force, or nobody knows from or until when, has none.
/// </summary>
internal static class DaysOfForce
{
    /// <summary>Of the whole; of a part that was struck, with the first day on which it is.</summary>
    public static IReadOnlyList<Stretch> Of(Validity facts, DateOnly? struckOn = null)
    {
        if (facts is not { EffectiveOn: { } first, EndedOnUnknownDay: null, WithdrawnOn: null }) return [];

        var end = Earlier(facts.FirstDayWithoutForce(), struckOn);
        var stretches = new List<Stretch>();
        DateOnly? from = first;
        foreach (var suspension in InOrder(facts))
        {
            if (from is null) break;
            Add(from.Value, Earlier(suspension.From, end));
            from = suspension.To is { } to ? Later(from.Value, to.AddDays(1)) : null;
        }

        if (from is { } last) Add(last, end);
        return stretches;

        void Add(DateOnly from, DateOnly? until)
        {
            if (!(until <= from)) stretches.Add(new(from, until));
        }
    }

    /// <summary>The stretches in between, and after them: suspended, on days on which it would else have force.</summary>
    public static IReadOnlyList<Stretch> Suspended(Validity facts)
    {
        if (facts is not { EffectiveOn: { } first, EndedOnUnknownDay: null, WithdrawnOn: null }) return [];

        var stretches = new List<Stretch>();
        DateOnly? from = first;
        foreach (var force in Of(facts))
        {
            if (from < force.From) stretches.Add(new(from.Value, force.From));
            from = force.Until;
        }

        var end = facts.FirstDayWithoutForce();
        if (from is { } last && !(end <= last)) stretches.Add(new(last, end));
        return stretches;
    }

    /// <summary>The first day on which a document has no force any more, where one is known: of its repeal or after its last valid day, whichever comes first.</summary>
    private static DateOnly? FirstDayWithoutForce(this Validity facts) => Earlier(facts.RepealedOn, facts.LastValidDay?.AddDays(1));

    // One that was lifted on the day on which it began has no day.
    private static IEnumerable<Suspension> InOrder(Validity facts) =>
        facts.Suspensions.Where(suspension => !(suspension.To < suspension.From)).OrderBy(suspension => suspension.From);

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
