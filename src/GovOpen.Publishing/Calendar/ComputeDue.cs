using System.Globalization;
using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Calendar;

/// <summary>When is a term of working days over, and why on that day? For applicants and officers to check a deadline that they were told.</summary>
internal static class ComputeDue
{
    private const int LongestTerm = 1000;

    /// <summary>Provisional long before; an end, so that every answer is a day that exists.</summary>
    private static readonly DateOnly _lastFrom = new(2099, 12, 31);

    public static Results<JsonHttpResult<Deadline>, ProblemHttpResult> Handle(HttpRequest request, string? from, string? workingDays, WorkingCalendar calendar)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "from", "workingDays"));
        var (day, term) = (calendar.FirstDay, 0);
        if (from is null) errors.Add(new("from", "is missing: the day of receipt, as yyyy-MM-dd."));
        else if (!WrittenDay.TryRead(from, out day)) errors.Add(new("from", "must be a day that exists, as yyyy-MM-dd."));
        else if (day < calendar.FirstDay || day > _lastFrom) errors.Add(new("from", $"must lie from {Text(calendar.FirstDay)} to {Text(_lastFrom)}; the holidays of earlier years are not recorded here."));
        if (workingDays is null) errors.Add(new("workingDays", $"is missing: a number from 0 to {LongestTerm}."));
        else if (!int.TryParse(workingDays, NumberStyles.None, CultureInfo.InvariantCulture, out term) || term > LongestTerm) errors.Add(new("workingDays", $"must be a number from 0 to {LongestTerm}."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        return TypedResults.Json(calendar.Due(day, term), ContractJson.Options);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
