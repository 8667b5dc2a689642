using GovOpen.Calendar;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GovOpen.ServiceDefaults;

/// <summary>The working days of this installation.</summary>
public static class CalendarSetup
{
    /// <summary>A <see cref="WorkingCalendar"/> of the built-in years and those that the configuration adds.</summary>
    public static void AddWorkingCalendar(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IValidateOptions<CalendarOptions>, CalendarValidation>();
        // Else the binder leaves out, without a word, what stands under a misspelt key and the days of a list that it cannot read.
        builder.Services.AddOptions<CalendarOptions>().BindConfiguration(CalendarOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton(services => WorkingCalendar.With(services.GetRequiredService<IOptions<CalendarOptions>>().Value.Years));
    }
}
