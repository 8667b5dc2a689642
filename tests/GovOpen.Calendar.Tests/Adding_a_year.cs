namespace GovOpen.Calendar.Tests;

/// <summary>A year as it might be published: what is tried is the entering, not the year.</summary>
public sealed class Adding_a_year
{
    private static readonly PublishedYear _next = new()
    {
        Year = 2027,
        Holidays =
        [
            Off("元旦", "2027-01-01", "2027-01-03"),
            Off("春节", "2027-02-05", "2027-02-12"),
            Off("清明节", "2027-04-03", "2027-04-05"),
            Off("劳动节", "2027-05-01", "2027-05-05"),
            Off("端午节", "2027-06-09", "2027-06-09"),
            Off("中秋节", "2027-09-15", "2027-09-15"),
            Off("国庆节", "2027-10-01", "2027-10-07"),
        ],
        MadeUp = [new(2027, 2, 13), new(2027, 10, 9)],
    };

    [Fact]
    public void makes_its_days_certain()
    {
        var calendar = WorkingCalendar.With(_next);

        Assert.Equal(new DateOnly(2027, 12, 31), calendar.LastPublishedDay);
        Assert.False(calendar.IsWorkingDay(new(2027, 2, 8)));
        Assert.Equal((new DateOnly(2027, 2, 13), false), (calendar.Due(new(2027, 2, 4), 1).Due, calendar.Due(new(2027, 2, 4), 1).Provisional));
        Assert.True(calendar.Due(new(2027, 12, 31), 1).Provisional);
    }

    [Fact]
    public void may_take_days_of_the_december_before_it()
    {
        var calendar = WorkingCalendar.With(_next with { Holidays = [Off("元旦", "2026-12-31", "2027-01-03"), .. _next.Holidays.Skip(1)], MadeUp = [new(2026, 12, 27)] });

        Assert.False(calendar.IsWorkingDay(new(2026, 12, 31)));
        Assert.True(calendar.IsWorkingDay(new(2026, 12, 27)));
    }

    [Fact]
    public void takes_the_place_of_the_built_in_one_when_a_notice_is_changed()
    {
        Assert.False(WorkingCalendar.With().IsWorkingDay(new(2026, 10, 7)));

        var changed = new PublishedYear
        {
            Year = 2026,
            Holidays = [.. _next.Holidays.Select(holiday => Off(holiday.Name, $"2026-{holiday.From:MM-dd}", $"2026-{holiday.From:MM-dd}"))],
        };

        Assert.True(WorkingCalendar.With(changed).IsWorkingDay(new(2026, 10, 7)));
    }

    [Theory]
    [InlineData(2027, "2027 is given twice.")]
    [InlineData(2029, "2028 is missing between other years.")]
    [InlineData(0, "0 is not a year from 2000 to 2100.")]
    [InlineData(int.MaxValue, "2147483647 is not a year from 2000 to 2100.")]
    public void refuses_one_that_does_not_follow(int year, string fault) => Assert.Equal([fault], WorkingCalendar.FaultsIn(_next, Moved(_next, year)));

    [Fact]
    public void refuses_one_that_was_half_entered()
    {
        Assert.Equal(["2027 lacks 国庆节, which every notice arranges."], Faults(_next with { Holidays = [.. _next.Holidays.SkipLast(1)] }));
        Assert.Equal(7, Faults(new PublishedYear { Year = 2027 }).Count);
    }

    [Fact]
    public void refuses_a_made_up_day_on_which_everybody_works_anyhow() =>
        Assert.Equal(["2027: 2027-02-15 cannot be made up, it is a weekday."], Faults(_next with { MadeUp = [new(2027, 2, 15)] }));

    [Fact]
    public void refuses_a_day_of_another_year()
    {
        Assert.Equal(["2027: 2026-11-29 lies neither in that year nor in the December before it."], Faults(_next with { MadeUp = [new(2026, 11, 29)] }));
        Assert.Equal(["2027: 2028-01-01 lies neither in that year nor in the December before it."], Faults(With(Off("除夕", "2027-12-31", "2028-01-01"))));
    }

    [Fact]
    public void refuses_a_day_that_stands_there_twice()
    {
        Assert.Equal(["2027-05-05 is off twice."], Faults(With(Off("青年节", "2027-05-05", "2027-05-05"))));
        Assert.Equal(["2027-02-13 is made up twice."], Faults(_next with { MadeUp = [new(2027, 2, 13), new(2027, 2, 13)] }));
        Assert.Equal(["2027-10-02 is both off and made up."], Faults(_next with { MadeUp = [new(2027, 10, 2)] }));
    }

    [Fact]
    public void refuses_a_holiday_without_a_name_or_a_length()
    {
        Assert.Equal(["2027 has a holiday without a name."], Faults(With(Off(" ", "2027-07-01", "2027-07-01"))));
        Assert.Equal(["2027: 青年节 ends on 2027-05-06, before it begins."], Faults(With(Off("青年节", "2027-05-07", "2027-05-06"))));
    }

    [Fact]
    public void does_not_make_a_calendar_of_what_it_refuses() =>
        Assert.Contains("2027-05-05 is off twice.", Assert.Throws<ArgumentException>(() => WorkingCalendar.With(With(Off("青年节", "2027-05-05", "2027-05-05")))).Message, StringComparison.Ordinal);

    private static Holiday Off(string name, string from, string to) => new() { Name = name, From = DateOnly.Parse(from), To = DateOnly.Parse(to) };

    private static PublishedYear With(Holiday more) => _next with { Holidays = [.. _next.Holidays, more] };

    private static IReadOnlyList<string> Faults(PublishedYear year) => WorkingCalendar.FaultsIn(year);

    /// <summary>The same in another year, each holiday a day long; without days where there can be no such year.</summary>
    private static PublishedYear Moved(PublishedYear year, int to) => new()
    {
        Year = to,
        Holidays = to is < 2000 or > 2100 ? [] : [.. year.Holidays.Select(holiday => Off(holiday.Name, $"{to}-{holiday.From:MM-dd}", $"{to}-{holiday.From:MM-dd}"))],
    };
}
