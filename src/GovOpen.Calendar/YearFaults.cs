using System.Globalization;

namespace GovOpen.Calendar;

/// <summary>
/// What is wrong with years that somebody typed from a notice. A year that was half entered must not pass for a published one:
/// its days would be told as certain.
/// </summary>
internal static class YearFaults
{
    /// <summary>全体公民放假的节日 (全国年节及纪念日放假办法, 第二条): every notice arranges all of them.</summary>
    private static readonly string[] _statutory = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

    public static IReadOnlyList<string> In(IReadOnlyList<PublishedYear> years)
    {
        // Each asks only what the one before it has made sure of.
        List<string> faults = [.. years.SelectMany(OfOne)];
        if (faults.Count == 0) faults = [.. OfTheRow([.. years.Select(year => year.Year)])];
        if (faults.Count == 0) faults = [.. OfDays(years)];
        return faults;
    }

    private static IEnumerable<string> OfOne(PublishedYear year)
    {
        if (year.Year is < 2000 or > 2100)
        {
            yield return $"{year.Year} is not a year from 2000 to 2100.";
            yield break;
        }

        foreach (var name in _statutory.Where(name => !year.Holidays.Any(holiday => holiday.Name.Contains(name, StringComparison.Ordinal)))) yield return $"{year.Year} lacks {name}, which every notice arranges.";
        if (year.Holidays.Any(holiday => string.IsNullOrWhiteSpace(holiday.Name))) yield return $"{year.Year} has a holiday without a name.";
        foreach (var holiday in year.Holidays.Where(holiday => holiday.To < holiday.From)) yield return $"{year.Year}: {holiday.Name} ends on {Text(holiday.To)}, before it begins.";

        var days = year.Holidays.SelectMany(holiday => (DateOnly[])[holiday.From, holiday.To]).Concat(year.MadeUp).Distinct();
        foreach (var day in days.Where(day => !IsArrangedFor(year.Year, day))) yield return $"{year.Year}: {Text(day)} lies neither in that year nor in the December before it.";
        foreach (var day in year.MadeUp.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))) yield return $"{year.Year}: {Text(day)} cannot be made up, it is a weekday.";
    }

    private static IEnumerable<string> OfTheRow(IReadOnlyList<int> years)
    {
        foreach (var year in Twice(years)) yield return $"{year} is given twice.";
        foreach (var year in Enumerable.Range(years.Min(), years.Max() - years.Min()).Except(years)) yield return $"{year} is missing between other years.";
    }

    private static IEnumerable<string> OfDays(IReadOnlyList<PublishedYear> years)
    {
        var off = years.SelectMany(year => year.Holidays).SelectMany(holiday => holiday.Days).ToList();
        var madeUp = years.SelectMany(year => year.MadeUp).ToList();
        foreach (var day in Twice(off)) yield return $"{Text(day)} is off twice.";
        foreach (var day in Twice(madeUp)) yield return $"{Text(day)} is made up twice.";
        foreach (var day in off.Intersect(madeUp)) yield return $"{Text(day)} is both off and made up.";
    }

    /// <summary>New Year's Day is arranged together with the days before it.</summary>
    private static bool IsArrangedFor(int year, DateOnly day) => day.Year == year || (day.Year == year - 1 && day.Month == 12);

    private static IEnumerable<T> Twice<T>(IEnumerable<T> all) => all.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
