namespace GovOpen.Contracts;

/// <summary>The day that counts in law: Asia/Shanghai's, whatever the clock of the machine says.</summary>
public static class ShanghaiDay
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Today in Shanghai.</summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Of(clock.GetUtcNow());
    }

    /// <summary>The day of an instant in Shanghai.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);

    /// <summary>The instant at which a day begins in Shanghai, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>An instant on Shanghai's clock, for people to read.</summary>
    public static DateTimeOffset Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);
}
