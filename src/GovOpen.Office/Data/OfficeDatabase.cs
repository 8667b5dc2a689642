using GovOpen.EventLog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovOpen.Office.Data;

internal static class OfficeDatabase
{
    public static void AddOfficeDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContextFactory<OfficeDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<IConfiguration>().GetConnectionString("office")
                ?? throw new InvalidOperationException("No database: set ConnectionStrings__office."))
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddHealthChecks().AddDatabaseCheck<OfficeDb>();
    }
}
