namespace GovOpen.Publishing.Documents.Rules;

/// <summary>How long a text says that it is valid: until a day (有效期至2028年5月31日), or for some months from its first day of force (有效期五年).</summary>
internal sealed record StatedPeriod
{
    private StatedPeriod(DateOnly? until, int months) => (Until, Months) = (until, months);

    private DateOnly? Until { get; }

    private int Months { get; }

    /// <summary>有效期至…</summary>
    public static StatedPeriod Through(DateOnly day) => new(day, 0);

    /// <summary>有效期…年, …个月</summary>
    public static StatedPeriod Of(int months) => new(null, months);

    /// <summary>The last day; null for a number of months while the first day is not known.</summary>
    public DateOnly? LastDay(DateOnly? effectiveOn) =>
        Until ?? (effectiveOn is { } first ? LastDay(first, Months) : null);

    /// <summary>
    /// The last day of a period of months from <paramref name="first"/> on: the day before the corresponding day, or the last
    /// day of the month where there is no corresponding one (民法典第二百零二条): 2024-02-29 + 5 years ends on 2029-02-28.
    /// </summary>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        var corresponding = first.AddMonths(months);
        return corresponding.Day < first.Day ? corresponding : corresponding.AddDays(-1);
    }
}
