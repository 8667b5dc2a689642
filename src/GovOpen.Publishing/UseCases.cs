using GovOpen.EventLog.Reading;
using GovOpen.Publishing.Alarms;
using GovOpen.Publishing.Calendar;
using GovOpen.Publishing.CleanUps;
using GovOpen.Publishing.Columns;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts;
using GovOpen.Publishing.Exchange;
using GovOpen.Publishing.Guidance;
using GovOpen.Publishing.Packages;
using GovOpen.Publishing.Purges;
using GovOpen.Publishing.Records;
using GovOpen.Publishing.Registers;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing;

/// <summary>All that the service can do: what it works with, and where it is asked.</summary>
internal static class UseCases
{
    public static void AddUseCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<DraftServices>();
        services.AddScoped<DocumentServices>();
        services.AddScoped<ISweep, RecordSeals>();
        services.AddRecords();
        builder.AddWorkingCalendar();

        services.AddScoped<IDueWork, ReleaseOnTime>();
        services.AddScoped<IDueWork, TurnToTextOfTheDay>();
        services.AddScoped<IDueWork, FinishPurges>();
        services.AddHostedService<DueWork>();
    }

    public static void MapUseCases(this IEndpointRouteBuilder app)
    {
        app.MapDocuments();
        app.MapDrafts();
        app.MapPackages();
        app.MapRegisters();
        app.MapCleanUps();
        app.MapPurges();
        app.MapAlarms();
        app.MapCalendar();
        app.MapRecords();
        app.MapColumns();
        app.MapGuidance();
        app.MapExchange();
    }
}
