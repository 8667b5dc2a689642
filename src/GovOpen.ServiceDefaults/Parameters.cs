using System.Globalization;
using GovOpen.Contracts;
using Microsoft.AspNetCore.Http;

namespace GovOpen.ServiceDefaults;

/// <summary>What is wrong with a query string before its values are looked at: a misspelt parameter must not be passed over in silence.</summary>
public static class Parameters
{
    /// <summary>Parameters that are none of the known ones, or given twice.</summary>
    public static IReadOnlyList<FieldError> Errors(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        ArgumentNullException.ThrowIfNull(query);
        var errors = new List<FieldError>();
        foreach (var (name, values) in query)
        {
            var shown = name.Length <= 100 ? name : name[..100];
            if (!known.Contains(name)) errors.Add(new(shown, $"is no parameter here; there are {string.Join(", ", known!)}."));
            else if (values.Count > 1) errors.Add(new(shown, "is given more than once."));
        }

        return errors;
    }

    /// <summary>A number from 1 on; what is wrong with it is added to the errors.</summary>
    public static int Number(List<FieldError> errors, string field, string? text, int missing, int most)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (text is null) return missing;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        errors.Add(new(field, $"must be a number from 1 to {most}."));
        return missing;
    }

    /// <summary>A day; what is wrong with it is added to the errors.</summary>
    public static DateOnly Day(List<FieldError> errors, string field, string? text, DateOnly missing)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (text is null) return missing;
        if (WrittenDay.TryReadPlausible(text, out var day)) return day;
        errors.Add(new(field, "must be a day between 1900-01-01 and 2200-12-31, as yyyy-MM-dd."));
        return missing;
    }
}
