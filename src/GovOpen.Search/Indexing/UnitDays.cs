using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>The days on which the units of a segment count, as <see cref="DateOnly.DayNumber"/>: from the first until before the second.</summary>
/// <param name="From">Of each unit; empty where all units of the segment count on all days, as in most.</param>
/// <param name="Until">Likewise.</param>
internal sealed record UnitDays(int[] From, int[] Until)
{
    public static UnitDays All { get; } = new([], []);

    /// <summary>Of units in order.</summary>
    public static UnitDays Of(IReadOnlyList<TextPeriod?> periods) => periods.All(period => period is null) ? All : new(
        [.. periods.Select(period => period?.From?.DayNumber ?? int.MinValue)],
        [.. periods.Select(period => period?.Until?.DayNumber ?? int.MaxValue)]);

    public bool Count(int unit, int day) => From.Length == 0 || (From[unit] <= day && day < Until[unit]);

    /// <summary>Null: all days.</summary>
    public TextPeriod? PeriodOf(int unit)
    {
        if (From.Length == 0 || (From[unit] == int.MinValue && Until[unit] == int.MaxValue)) return null;
        return new(From[unit] == int.MinValue ? null : DateOnly.FromDayNumber(From[unit]), Until[unit] == int.MaxValue ? null : DateOnly.FromDayNumber(Until[unit]));
    }
}
