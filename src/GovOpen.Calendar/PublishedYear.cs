namespace GovOpen.Calendar;

/// <summary>
/// A year as the State Council's notice (国务院办公厅关于…年部分节假日安排的通知) arranges it; days that it does not name follow
/// the week. Built in are the years of <c>PublishedYears.json</c>; the next one comes as configuration of the same shape.
/// </summary>
public sealed record PublishedYear
{
    /// <summary>The year in the notice's title.</summary>
    public required int Year { get; init; }

    /// <summary>发文字号 of the notice, and of those that changed it later in the year: where the days come from.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>放假: all seven that the law knows, in whatever the notice joins them to.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>调休上班: the weekend days that are worked in exchange.</summary>
    public IReadOnlyList<DateOnly> MadeUp { get; init; } = [];
}

/// <summary>Days off in a row, weekends among them included.</summary>
public sealed record Holiday
{
    /// <summary>As the notice calls it: 春节; of two that it joins, both: 国庆节、中秋节.</summary>
    public string Name { get; init; } = "";

    /// <summary>The first day off.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day off.</summary>
    public required DateOnly To { get; init; }

    internal IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);
}
