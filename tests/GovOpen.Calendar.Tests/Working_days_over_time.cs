using FsCheck;
using FsCheck.Fluent;

namespace GovOpen.Calendar.Tests;

/// <summary>What holds for every term that begins in a published year, and for those that end beyond the last.</summary>
public sealed class Working_days_over_time
{
    private static readonly WorkingCalendar _calendar = WorkingCalendar.With();

    [Fact]
    public void end_on_one_of_them() => Check((from, n, _) => n == 0 || _calendar.IsWorkingDay(_calendar.Due(from, n).Due));

    [Fact]
    public void add_up() => Check((from, n, m) => _calendar.Due(from, n + m).Due == _calendar.Due(_calendar.Due(from, n).Due, m).Due);

    [Fact]
    public void are_all_accounted_for_once() => Check((from, n, _) =>
    {
        var deadline = _calendar.Due(from, n);
        var days = Enumerable.Range(1, deadline.Due.DayNumber - from.DayNumber).Select(from.AddDays).ToList();
        var counted = days.Except(deadline.Skipped.Select(skipped => skipped.Date)).ToList();
        return counted.Count == n
            && counted.TrueForAll(_calendar.IsWorkingDay)
            && days.Count == n + deadline.Skipped.Count
            && deadline.MadeUp.SequenceEqual(counted.Where(IsWeekend));
    });

    [Fact]
    public void are_passed_over_for_a_reason_that_fits_the_day() => Check((from, n, _) => _calendar.Due(from, n).Skipped.All(skipped => skipped.Reason switch
    {
        "周六" => skipped.Date.DayOfWeek == DayOfWeek.Saturday,
        "周日" => skipped.Date.DayOfWeek == DayOfWeek.Sunday,
        var holiday => holiday.EndsWith('节') || (holiday == "元旦" && skipped.Date is { Month: 1, Day: <= 3 } or { Month: 12, Day: >= 30 }),
    }));

    [Fact]
    public void between_two_days_are_the_term_that_leads_from_one_to_the_other() => Check((from, n, _) =>
    {
        var due = _calendar.Due(from, n).Due;
        return _calendar.WorkingDaysBetween(from, due) == n && _calendar.WorkingDaysBetween(due, from) == -n;
    });

    [Fact]
    public void are_provisional_exactly_beyond_what_was_published() => Check((from, n, _) =>
    {
        var deadline = _calendar.Due(from, n);
        return deadline.Provisional == (deadline.Due >= new DateOnly(2027, 1, 1));
    });

    private static void Check(Func<DateOnly, int, int, bool> holds)
    {
        var cases = from day in Gen.Choose(0, new DateOnly(2026, 12, 31).DayNumber - _calendar.FirstDay.DayNumber)
                    from n in Gen.Frequency((3, Gen.Choose(0, 30)), (1, Gen.Choose(0, 1000)))
                    from m in Gen.Choose(0, 60)
                    select (From: _calendar.FirstDay.AddDays(day), n, m);
        Prop.ForAll(cases.ToArbitrary(), it => holds(it.From, it.n, it.m)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
