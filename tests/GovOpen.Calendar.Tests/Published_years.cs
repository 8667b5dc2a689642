namespace GovOpen.Calendar.Tests;

public sealed class Published_years
{
    private static readonly WorkingCalendar _calendar = WorkingCalendar.With();

    // The law takes 11 days of a year from the weekdays, since 2025 13; in 2020 the Spring Festival was two days longer.
    [Theory]
    [InlineData(2019, 261, 11)]
    [InlineData(2020, 262, 13)]
    [InlineData(2021, 261, 11)]
    [InlineData(2022, 260, 11)]
    [InlineData(2023, 260, 11)]
    [InlineData(2024, 262, 11)]
    [InlineData(2025, 261, 13)]
    [InlineData(2026, 261, 13)]
    public void give_back_what_the_law_does_not_give(int year, int weekdays, int holidays)
    {
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays);

        Assert.Equal(weekdays - holidays, days.Count(_calendar.IsWorkingDay));
    }

    [Theory]
    [InlineData("2019-01-01", false)]
    [InlineData("2019-05-02", false)]
    [InlineData("2019-05-05", true)]
    [InlineData("2020-01-31", false)]
    [InlineData("2020-02-01", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2022-12-31", false)]
    [InlineData("2023-01-02", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    public void are_as_the_last_notice_left_them(string day, bool worked) => Assert.Equal(worked, _calendar.IsWorkingDay(DateOnly.Parse(day)));
}
