using System.Globalization;

namespace GovOpen.Contracts;

/// <summary>A day as parameters, forms and files write it: <c>yyyy-MM-dd</c> (ISO 8601), and nothing else.</summary>
public static class WrittenDay
{
    /// <summary>Reads a day that exists.</summary>
    public static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads a day from 1900-01-01 to 2200-12-31: what lies outside was mistyped.</summary>
    public static bool TryReadPlausible(string? text, out DateOnly day) => TryRead(text, out day) && day.Year is >= 1900 and <= 2200;
}
