namespace GovOpen.Contracts;

/// <summary>
/// The dated facts from which a document's validity (有效性) follows. Days are Asia/Shanghai's.
/// A status is computed for a day and never stored, so that a document lapses at midnight although no job runs.
/// </summary>
public sealed record Validity
{
    /// <summary>公布日期: the first day on which it is a public document; null: public before all days.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>施行日期: the first day of force; null: not known, and then no day is one of force.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至: the last day of force; null: no end is set.</summary>
    public DateOnly? LastValidDay { get; init; }

    /// <summary>废止日期: the first day without force.</summary>
    public DateOnly? RepealedOn { get; init; }

    /// <summary>An ending that is certain but whose day is not known: it then holds on every day.</summary>
    public UndatedEnding? EndedOnUnknownDay { get; init; }

    /// <summary>The first day on which a part of it no longer has force.</summary>
    public DateOnly? PartlyRepealedOn { get; init; }

    /// <summary>撤下、移除、改址: the day on which it was taken off the public site; then it is no public document, whatever day is asked about.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>停止执行 (行政复议法第五十九条): stretches of days on which the whole document is not executed.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>The facts of what rests on several: it is in force on a day only if all of them are, and unknown if one of them is.</summary>
    public static Validity Together(IReadOnlyCollection<Validity> bases)
    {
        ArgumentNullException.ThrowIfNull(bases);
        return new()
        {
            PublishedOn = bases.Max(one => one.PublishedOn),
            EffectiveOn = bases.Any(one => one.EffectiveOn is null) ? null : bases.Max(one => one.EffectiveOn),
            LastValidDay = bases.Min(one => one.LastValidDay),
            RepealedOn = bases.Min(one => one.RepealedOn),
            EndedOnUnknownDay = bases.Select(one => one.EndedOnUnknownDay).FirstOrDefault(ending => ending is not null),
            PartlyRepealedOn = bases.Min(one => one.PartlyRepealedOn),
            WithdrawnOn = bases.Min(one => one.WithdrawnOn),
            Suspensions = [.. bases.SelectMany(one => one.Suspensions)],
        };
    }

    /// <summary>The last day of force, as far as it is known; null: no end is.</summary>
    public DateOnly? LastDay() => RepealedOn?.AddDays(-1) is { } repealed && !(LastValidDay < repealed) ? repealed : LastValidDay;

    /// <summary>
    /// The status on <paramref name="day"/>; the first rule that fits decides. Repeal comes before all else that is public,
    /// because it is certain without any other date; an unknown first day comes next, so that unknown never reads as yes.
    /// A suspension of the whole comes before a partial repeal, because then nothing of it is executed.
    /// </summary>
    public ValidityStatus On(DateOnly day)
    {
        if (WithdrawnOn is not null || PublishedOn > day) return ValidityStatus.NotDisclosed;
        if (RepealedOn <= day || EndedOnUnknownDay is not null) return ValidityStatus.Repealed;
        if (EffectiveOn is null) return ValidityStatus.Unknown;
        if (LastValidDay < day) return ValidityStatus.Lapsed;
        if (EffectiveOn > day) return ValidityStatus.NotYetInForce;
        foreach (var suspension in Suspensions)
        {
            if (suspension.Covers(day)) return ValidityStatus.Suspended;
        }

        return PartlyRepealedOn <= day ? ValidityStatus.PartiallyInForce : ValidityStatus.InForce;
    }
}
