using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace GovOpen.Hotline.Data;

internal static class HotlineDatabase
{
    public static void AddHotlineDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => NpgsqlDataSource.Create(
            provider.GetRequiredService<IConfiguration>().GetConnectionString("hotline") ?? throw new InvalidOperationException("No database: set ConnectionStrings__hotline.")));
        builder.Services.AddDbContext<HotlineDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AppendsUnderLock(provider.GetRequiredService<AuditChain>())
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddHealthChecks().AddDatabaseCheck<HotlineDb>();
        builder.Services.AddEventLog("hotline");
        builder.Services.AddAuditTrail<HotlineDb>("hotline");
    }
}
