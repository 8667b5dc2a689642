namespace GovOpen.Calendar.Tests;

public sealed class Counting_working_days
{
    private static readonly WorkingCalendar _calendar = WorkingCalendar.With();

    [Theory]
    [InlineData("2023-01-16", 15, "2023-02-09")]
    [InlineData("2023-01-16", 40, "2023-03-16")]
    [InlineData("2023-04-24", 3, "2023-04-27")]
    [InlineData("2023-04-24", 40, "2023-06-21")]
    [InlineData("2023-09-01", 7, "2023-09-12")]
    [InlineData("2023-09-01", 15, "2023-09-22")]
    [InlineData("2023-09-20", 1, "2023-09-21")]
    [InlineData("2023-09-20", 15, "2023-10-17")]
    [InlineData("2023-09-20", 20, "2023-10-24")]
    [InlineData("2023-09-28", 7, "2023-10-13")]
    [InlineData("2024-02-07", 40, "2024-04-10")]
    [InlineData("2025-01-24", 20, "2025-02-27")]
    [InlineData("2025-01-24", 40, "2025-03-27")]
    [InlineData("2025-09-26", 15, "2025-10-23")]
    [InlineData("2025-09-26", 20, "2025-10-30")]
    [InlineData("2026-02-09", 15, "2026-03-06")]
    [InlineData("2026-02-09", 20, "2026-03-13")]
    [InlineData("2026-02-09", 40, "2026-04-13")]
    [InlineData("2026-02-12", 1, "2026-02-13")]
    [InlineData("2026-02-12", 7, "2026-02-28")]
    [InlineData("2026-02-12", 15, "2026-03-11")]
    [InlineData("2026-02-12", 20, "2026-03-18")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2026-02-13", 20, "2026-03-19")]
    [InlineData("2026-09-28", 3, "2026-10-08")]
    public void ends_where_the_notices_put_the_end(string from, int workingDays, string due)
    {
        var deadline = _calendar.Due(DateOnly.Parse(from), workingDays);

        Assert.Equal((DateOnly.Parse(due), false), (deadline.Due, deadline.Provisional));
    }

    [Fact]
    public void explains_each_day_that_it_passed_over_and_each_weekend_day_that_it_counted()
    {
        var deadline = _calendar.Due(new(2025, 1, 24), 8);

        Assert.Equal(new DateOnly(2025, 2, 11), deadline.Due);
        Assert.Equal(
            ["01-25 周六", "01-28 春节", "01-29 春节", "01-30 春节", "01-31 春节", "02-01 春节", "02-02 春节", "02-03 春节", "02-04 春节", "02-09 周日"],
            deadline.Skipped.Select(skipped => $"{skipped.Date:MM-dd} {skipped.Reason}"));
        Assert.Equal([new(2025, 1, 26), new(2025, 2, 8)], deadline.MadeUp);
    }

    [Fact]
    public void names_both_holidays_that_a_notice_joins() =>
        Assert.Equal(["国庆节、中秋节"], _calendar.Due(new(2025, 9, 30), 1).Skipped.Select(skipped => skipped.Reason).Distinct());

    [Fact]
    public void begins_after_the_day_of_receipt_even_if_nobody_works_on_it()
    {
        Assert.Equal(new DateOnly(2026, 10, 8), _calendar.Due(new(2026, 10, 3), 1).Due);
        Assert.Equal(4, _calendar.Due(new(2026, 10, 3), 1).Skipped.Count);
    }

    [Fact]
    public void ends_a_term_of_none_on_the_day_of_receipt()
    {
        var deadline = _calendar.Due(new(2026, 10, 3), 0);

        Assert.Equal(new DateOnly(2026, 10, 3), deadline.Due);
        Assert.Empty(deadline.Skipped);
    }

    [Fact]
    public void is_provisional_beyond_the_last_published_year_where_only_the_week_is_known()
    {
        var last = _calendar.Due(new(2026, 12, 30), 1);
        var beyond = _calendar.Due(new(2026, 12, 30), 3);

        Assert.Equal((new DateOnly(2026, 12, 31), false), (last.Due, last.Provisional));
        Assert.Equal((new DateOnly(2027, 1, 4), true), (beyond.Due, beyond.Provisional));
        Assert.Equal(["周六", "周日"], beyond.Skipped.Select(skipped => skipped.Reason));
    }

    [Fact]
    public void says_nothing_about_years_before_the_first()
    {
        Assert.Equal(new DateOnly(2019, 1, 1), _calendar.FirstDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.Due(new(2018, 12, 31), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.IsWorkingDay(new(2018, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.WorkingDaysBetween(new(2018, 12, 28), new(2019, 1, 4)));
    }

    [Theory]
    [InlineData("2026-02-13", "2026-02-14", 1)]
    [InlineData("2026-02-13", "2026-02-13", 0)]
    [InlineData("2026-02-14", "2026-02-23", 0)]
    [InlineData("2026-02-24", "2026-02-13", -2)]
    [InlineData("2026-03-13", "2026-02-09", -20)]
    public void tells_what_is_left_and_what_is_overdue(string today, string due, int workingDays) =>
        Assert.Equal(workingDays, _calendar.WorkingDaysBetween(DateOnly.Parse(today), DateOnly.Parse(due)));
}
