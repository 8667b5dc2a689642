using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace GovOpen.Publishing.Data;

internal static class PublishingDatabase
{
    public static void AddPublishingDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContext<PublishingDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<IConfiguration>().GetConnectionString("publishing")
                ?? throw new InvalidOperationException("No database: set ConnectionStrings__publishing."))
            .AppendsUnderLock(provider.GetRequiredService<AuditChain>())
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        // What reads the logs of others; few connections, beside those of requests.
        builder.Services.AddSingleton(provider => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(provider.GetRequiredService<IConfiguration>().GetConnectionString("publishing")) { MaxPoolSize = 5, ApplicationName = "publishing-reader" }.ToString()));
        builder.Services.AddHealthChecks().AddDatabaseCheck<PublishingDb>();
        builder.Services.AddEventLog("publishing");
        builder.Services.AddAuditTrail<PublishingDb>("publishing");
    }
}
