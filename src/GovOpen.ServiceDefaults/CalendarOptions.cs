using GovOpen.Calendar;
using Microsoft.Extensions.Options;

namespace GovOpen.ServiceDefaults;

/// <summary>Configuration section <c>Calendar</c>.</summary>
internal sealed class CalendarOptions
{
    public const string Section = "Calendar";

    /// <summary>
    /// Years that were published after this was built (<c>Calendar:Years:0:Year</c>, <c>…:Holidays:0:Name</c>, <c>…:From</c>,
    /// <c>…:To</c>, <c>…:MadeUp:0</c>); one that is built in is replaced, since notices are changed at times.
    /// </summary>
    public IReadOnlyList<PublishedYear> Years { get; set; } = [];
}

/// <summary>A service does not start with a calendar that contradicts itself.</summary>
internal sealed class CalendarValidation : IValidateOptions<CalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, CalendarOptions options) =>
        WorkingCalendar.FaultsIn(options.Years) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults.Select(fault => $"Calendar:Years: {fault}")) : ValidateOptionsResult.Success;
}
