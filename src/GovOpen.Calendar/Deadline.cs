namespace GovOpen.Calendar;

/// <summary>
/// The end of a term of working days, explained: every day after <see cref="From"/> up to <see cref="Due"/> is either
/// <see cref="Skipped"/> or was counted.
/// </summary>
/// <param name="From">The day of receipt; not counted.</param>
/// <param name="WorkingDays">The length of the term.</param>
/// <param name="Due">The last day of the term.</param>
/// <param name="Provisional">The term reaches beyond the last published year; compute it again once the next notice is out.</param>
/// <param name="Skipped">The days that were not counted.</param>
/// <param name="MadeUp">The weekend days that were counted, because they are worked in exchange for a holiday.</param>
public sealed record Deadline(
    DateOnly From, int WorkingDays, DateOnly Due, bool Provisional, IReadOnlyList<SkippedDay> Skipped, IReadOnlyList<DateOnly> MadeUp);

/// <param name="Date">The day.</param>
/// <param name="Reason">Why it was not counted: the holiday's name (春节), 周六 or 周日, or what stopped the clock.</param>
public sealed record SkippedDay(DateOnly Date, string Reason);
