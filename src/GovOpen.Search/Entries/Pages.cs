using System.Globalization;

namespace GovOpen.Search.Entries;

/// <summary>Reads the parameters by which lists are given in pages.</summary>
internal static class Pages
{
    /// <summary>A whole number from 1; what is not given is <paramref name="otherwise"/>.</summary>
    public static bool TryRead(string? text, int otherwise, int most, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
