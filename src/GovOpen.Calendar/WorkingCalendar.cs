using System.Collections.Frozen;
using System.Text.Json;

namespace GovOpen.Calendar;

/// <summary>
/// 工作日: every weekday unless the State Council's notice says off, and the weekend days that are worked in exchange (调休).
/// Beyond the last published year days follow the week alone, and what rests on them is provisional. Before the first one
/// nothing is answered: those notices exist and are not recorded here, so a plain week would be known to be wrong.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly IReadOnlyList<PublishedYear> _builtIn = ReadBuiltIn();

    private readonly FrozenDictionary<DateOnly, string> _off;
    private readonly FrozenSet<DateOnly> _madeUp;

    private WorkingCalendar(IReadOnlyList<PublishedYear> years)
    {
        FirstDay = new(years.Min(year => year.Year), 1, 1);
        LastPublishedDay = new(years.Max(year => year.Year), 12, 31);
        _off = years.SelectMany(year => year.Holidays).SelectMany(holiday => holiday.Days, (holiday, day) => (holiday.Name, day)).ToFrozenDictionary(off => off.day, off => off.Name);
        _madeUp = years.SelectMany(year => year.MadeUp).ToFrozenSet();
    }

    /// <summary>The first day that can be asked about.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The end of the last published year. Only the next notice could still move a day before it, as two moved the ends of 2018 and 2022.</summary>
    public DateOnly LastPublishedDay { get; }

    /// <summary>The built-in years and <paramref name="added"/>, of which each takes the place of a built-in one of the same number.</summary>
    /// <exception cref="ArgumentException">They contradict each other or themselves: see <see cref="FaultsIn"/>.</exception>
    public static WorkingCalendar With(params IReadOnlyList<PublishedYear> added)
    {
        var years = Join(added);
        var faults = YearFaults.In(years);
        return faults.Count == 0 ? new(years) : throw new ArgumentException(string.Join(" ", faults), nameof(added));
    }

    /// <summary>What keeps <see cref="With"/> from making a calendar, in sentences.</summary>
    public static IReadOnlyList<string> FaultsIn(params IReadOnlyList<PublishedYear> added) => YearFaults.In(Join(added));

    /// <summary>Whether it is worked.</summary>
    public bool IsWorkingDay(DateOnly day) => ReasonOff(day) is null;

    /// <summary>
    /// The <paramref name="workingDays"/>-th working day after <paramref name="from"/>; the day of receipt is not counted. A
    /// term of none (即办) ends on the day of receipt itself, whatever day that is.
    /// </summary>
    /// <param name="from">The day of receipt.</param>
    /// <param name="workingDays">The length of the term.</param>
    /// <param name="stopped">Why a day that is worked does not count either (中止); null: it counts. Not of all days from some day on.</param>
    public Deadline Due(DateOnly from, int workingDays, Func<DateOnly, string?>? stopped = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, FirstDay);
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);

        List<SkippedDay> skipped = [];
        List<DateOnly> madeUp = [];
        var day = from;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if ((ReasonOff(day) ?? stopped?.Invoke(day)) is { } reason)
            {
                skipped.Add(new(day, reason));
                continue;
            }

            left--;
            if (_madeUp.Contains(day)) madeUp.Add(day);
        }

        return new(from, workingDays, day, day > LastPublishedDay, skipped, madeUp);
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to <paramref name="to"/>: from today to a day that is due, those
    /// that are left; negative for those by which it is overdue.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) =>
        from <= to
            ? Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(days => IsWorkingDay(from.AddDays(days)))
            : -WorkingDaysBetween(to, from);

    /// <summary>Null: it is worked. A holiday's name comes before the weekday's: it says more.</summary>
    private string? ReasonOff(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, FirstDay);
        if (_madeUp.Contains(day)) return null;
        if (_off.TryGetValue(day, out var holiday)) return holiday;
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => "周六",
            DayOfWeek.Sunday => "周日",
            _ => null,
        };
    }

    private static List<PublishedYear> Join(IReadOnlyList<PublishedYear> added) =>
        [.. _builtIn.Where(year => added.All(other => other.Year != year.Year)), .. added];

    private static PublishedYear[] ReadBuiltIn()
    {
        using var json = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("PublishedYears.json")!;
        return JsonSerializer.Deserialize<PublishedYear[]>(json, JsonSerializerOptions.Web)!;
    }
}
