using GovOpen.Calendar;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Calendar;

internal static class CalendarSetup
{
    public static void AddWorkingCalendar(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<CalendarOptions>, CalendarValidation>();
        // Else the binder leaves out, without a word, what stands under a misspelt key and the days of a list that it cannot read.
        builder.Services.AddOptions<CalendarOptions>().BindConfiguration(CalendarOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton(services => WorkingCalendar.With(services.GetRequiredService<IOptions<CalendarOptions>>().Value.Years));
    }
}
