using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace GovOpen.Interpretation.Data;

internal static class InterpretationDatabase
{
    public static void AddInterpretationDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => NpgsqlDataSource.Create(
            provider.GetRequiredService<IConfiguration>().GetConnectionString("interpretation") ?? throw new InvalidOperationException("No database: set ConnectionStrings__interpretation.")));
        builder.Services.AddDbContext<InterpretationDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AppendsUnderLock(provider.GetRequiredService<AuditChain>())
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddHealthChecks().AddDatabaseCheck<InterpretationDb>();
        builder.Services.AddEventLog("interpretation");
        builder.Services.AddAuditTrail<InterpretationDb>("interpretation");
    }
}
